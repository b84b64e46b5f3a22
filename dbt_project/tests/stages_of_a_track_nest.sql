-- What is it? More schools at a later stage than at the one before it, or schools that no class counts.
-- When does it matter? "Planned" would be read as "reached", or a school would drop out of the denominator.
-- How to resolve? Every school of the register is either unknown or at one stage; see int_school_tracks.
with everywhere as (
    select
        * exclude (level, area_id),
        area_id
    from {{ ref('fct_school_rollout_area') }}
    union all by name
    select
        *,
        'city' as area_id
    from {{ ref('fct_school_rollout') }}
),

rollout as (
    select
        *,
        lag(reached) over (
            partition by reference_date, area_id, track, weighting, stage_order is null
            order by stage_order
        ) as reached_before
    from everywhere
)

select
    reference_date,
    area_id,
    track,
    weighting,
    stage
from rollout
where stage_order is not null and reached > reached_before
union all
select
    reference_date,
    area_id,
    track,
    weighting,
    'none or unknown' as stage
from rollout
where stage in ('none', 'unknown')
group by reference_date, area_id, track, weighting
having sum(reached) <> max(total)
