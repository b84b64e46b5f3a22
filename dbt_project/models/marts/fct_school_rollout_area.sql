with rollout as (
    select * from {{ ref('int_school_rollout') }}
),

planning_areas as (
    select
        area_id,
        district_id
    from {{ ref('int_area_members') }}
    where level = 'planning_area'
),

-- a register may name the borough alone; then its schools are in no planning area
placed as (
    select
        'borough' as level,
        rollout.borough_id as area_id,
        rollout.* exclude (borough_id, district_id)
    from rollout
    where rollout.borough_id is not null
    union all
    select
        'planning_area' as level,
        planning_areas.area_id,
        rollout.* exclude (borough_id, district_id)
    from rollout
    inner join planning_areas using (district_id)
)

select
    reference_date,
    level,
    area_id,
    track,
    stage,
    stage_order,
    weighting,
    cast(sum(reached) as bigint) as reached,
    cast(sum(total) as bigint) as total,
    {{ rate('sum(reached)', 'sum(total)') }} as share,
    schools_date
from placed
group by reference_date, level, area_id, track, stage, stage_order, weighting, schools_date
order by reference_date, area_id, track, weighting, stage_order, stage
