-- What is it? Two districts on one tile of the schematic map, or a district without a tile.
-- When does it matter? One of them cannot be seen or clicked.
-- How to resolve? Move one of them in the seed areas to a free tile beside its borough.
select
    tile_column,
    tile_row,
    count(*) as districts
from {{ ref('dim_area') }}
where level = 'district'
group by tile_column, tile_row
having count(*) > 1 or tile_column is null or tile_row is null
