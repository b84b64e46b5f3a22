select
    reference_date,
    track,
    stage,
    stage_order,
    weighting,
    cast(sum(reached) as bigint) as reached,
    cast(sum(total) as bigint) as total,
    {{ rate('sum(reached)', 'sum(total)') }} as share,
    schools_date
from {{ ref('int_school_rollout') }}
group by reference_date, track, stage, stage_order, weighting, schools_date
order by reference_date, track, weighting, stage_order, stage
