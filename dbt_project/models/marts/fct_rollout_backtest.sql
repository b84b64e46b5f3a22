with last_seen as (
    select max(reference_date) as last_date from {{ ref('int_rollout_seen') }}
),

forecasts as (
    select
        forecast.*,
        -- how far ahead the forecast looked, in whole years; beyond four it is one class
        least(cast(floor((forecast.median - forecast.reference_date) / 365.25) as bigint), 4) as horizon,
        -- what has not come by the last date is late by at least so much
        coalesce(forecast.came_on, last_seen.last_date) - forecast.median as late_days,
        abs(coalesce(forecast.came_on, last_seen.last_date) - forecast.planned_on) as plan_abs_days
    from {{ ref('fct_rollout_forecast') }} as forecast
    cross join last_seen
    where forecast.is_judged
),

by_horizon as (
    select
        *,
        cast(horizon as varchar) as years
    from forecasts
    union all
    select
        *,
        'all' as years
    from forecasts
),

by_track as (
    select * from by_horizon
    union all
    select * replace ('all' as track) from by_horizon
)

select
    track,
    years as horizon,
    count(*) as forecasts,
    count(case when is_covered then 1 end) as covered,
    {{ rate("count(case when is_covered then 1 end)", "count(*)") }} as coverage_80,
    cast(median(late_days) as double) as median_late_days,
    cast(median(abs(late_days)) as double) as median_abs_days,
    cast(median(plan_abs_days) as double) as plan_median_abs_days,
    min(reference_date) as first_origin,
    max(reference_date) as last_origin
from by_track
group by track, years
order by track, horizon
