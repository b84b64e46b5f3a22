select
    districts.area_id as district_id,
    districts.name as district_name,
    districts.borough_id,
    boroughs.name as borough_name,
    districts.tile_column,
    districts.tile_row
from {{ ref('areas') }} as districts
inner join {{ ref('areas') }} as boroughs on districts.borough_id = boroughs.area_id
where districts.level = 'district'
order by districts.sort_order
