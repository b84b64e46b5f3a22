with seen as (
    select * from {{ ref('int_rollout_seen') }}
),

forecast as (
    select * from {{ ref('int_rollout_forecast') }}
),

last_seen as (
    select max(reference_date) as last_date from seen
),

-- the plans alone: what is overdue is due at once; what is on hold, unknown or without a date has no day
by_plan as (
    select
        reference_date,
        track,
        coalesce(done_on, greatest(planned_on, reference_date)) as planned_on,
        row_number() over (
            partition by reference_date, track
            order by coalesce(done_on, greatest(planned_on, reference_date))
        ) as schools
    from seen
    where state in ('done', 'planned')
),

planned as (
    select
        forecast.reference_date,
        forecast.track,
        forecast.target_share,
        by_plan.planned_on
    from forecast
    inner join by_plan
        on
            forecast.reference_date = by_plan.reference_date
            and forecast.track = by_plan.track
            and forecast.needed_schools = by_plan.schools
    where forecast.reached_on is null
)

select
    reference_date,
    track,
    target_share,
    forecast.needed_schools,
    forecast.total,
    forecast.reached,
    forecast.on_hold,
    forecast.unknown,
    forecast.unplanned,
    greatest(forecast.needed_schools - (forecast.total - forecast.on_hold - forecast.unknown), 0)
        as needed_apart,
    forecast.reached_on,
    planned.planned_on,
    forecast.low_80,
    forecast.median,
    forecast.high_80,
    forecast.periods,
    outcome.came_on,
    outcome.seen_on,
    -- judged once its whole range lies in the past: which ones are must not depend on what came
    coalesce(forecast.high_80 <= last_seen.last_date, false) as is_judged,
    case
        when forecast.high_80 <= last_seen.last_date
            then coalesce(outcome.came_on between forecast.low_80 and forecast.high_80, false)
    end as is_covered
from forecast
cross join last_seen
left join {{ ref('int_rollout_outcomes') }} as outcome using (reference_date, track, target_share)
left join planned using (reference_date, track, target_share)
order by reference_date, track, target_share
