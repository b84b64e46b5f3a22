with rollout as (
    select * from {{ ref('int_school_rollout') }}
)

select
    reference_date,
    'borough' as level,
    borough_id as area_id,
    track,
    stage,
    stage_order,
    weighting,
    cast(reached as bigint) as reached,
    cast(total as bigint) as total,
    {{ rate('reached', 'total') }} as share,
    schools_date
from rollout
where borough_id is not null
order by reference_date, area_id, track, weighting, stage_order, stage
