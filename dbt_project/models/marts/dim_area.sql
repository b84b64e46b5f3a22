with areas as (
    select * from {{ ref('areas') }}
)

select
    areas.area_id,
    areas.level,
    areas.name,
    areas.borough_id,
    boroughs.name as borough_name,
    areas.sort_order,
    areas.tile_column,
    areas.tile_row
from areas
left join areas as boroughs on areas.borough_id = boroughs.area_id
order by areas.sort_order
