with areas as (
    select * from {{ ref('areas') }}
),

districts as (
    select * from areas where level = 'district'
),

planning_areas as (
    select * from {{ ref('planning_areas') }}
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
union all
select
    'planning_area' as level,
    planning_areas.planning_area_id as area_id,
    null as borough_id,
    districts.area_id as district_id
from planning_areas
inner join districts on planning_areas.district_id = districts.area_id
