with areas as (
    select * from {{ ref('areas') }}
),

planning_areas as (
    select distinct
        planning_area_id,
        name,
        kind,
        sort_order
    from {{ ref('planning_areas') }}
)

select
    areas.area_id,
    areas.level,
    areas.name,
    cast(null as varchar) as kind,
    areas.borough_id,
    boroughs.name as borough_name,
    areas.sort_order,
    areas.tile_column,
    areas.tile_row
from areas
left join areas as boroughs on areas.borough_id = boroughs.area_id
union all
select
    planning_area_id as area_id,
    'planning_area' as level,
    name,
    kind,
    null as borough_id,
    null as borough_name,
    sort_order,
    null as tile_column,
    null as tile_row
from planning_areas
order by sort_order
