with areas as (
    select * from {{ ref('areas') }}
),

districts as (
    select * from areas where level = 'district'
)

select
    areas.level,
    areas.area_id,
    areas.borough_id,
    districts.area_id as district_id
from areas
inner join districts
    on
        areas.area_id = districts.area_id
        or (areas.level = 'borough' and areas.area_id = districts.borough_id)
        or areas.level = 'city'
