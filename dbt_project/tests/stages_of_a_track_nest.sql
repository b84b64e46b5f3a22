-- What is it? More schools at a later stage than at the one before it, or schools that no class counts.
-- When does it matter? "Planned" would be read as "reached", or a school would drop out of the denominator.
-- How to resolve? Every school of the register is either unknown or at one stage; see int_school_tracks.
with rollout as (
    select
        *,
        lag(reached) over (
            partition by reference_date, track, weighting, stage_order is null
            order by stage_order
        ) as reached_before
    from {{ ref('fct_school_rollout') }}
)

select
    reference_date,
    track,
    weighting,
    stage
from rollout
where stage_order is not null and reached > reached_before
union all
select
    reference_date,
    track,
    weighting,
    'none or unknown' as stage
from rollout
where stage in ('none', 'unknown')
group by reference_date, track, weighting
having sum(reached) <> max(total)
