-- What is it? A forecast date that lies before its reference date, or ranges that do not follow each other.
-- When does it matter? All schools would be done before nine tenths of them, or the past be promised.
-- How to resolve? See warehouse/methods/rollout.py: every run's dates are counted from its reference date.
with forecasts as (
    select
        *,
        lag(median) over (partition by reference_date, track order by target_share) as median_before,
        lag(reached_on) over (partition by reference_date, track order by target_share) as reached_before
    from {{ ref('fct_rollout_forecast') }}
)

select
    reference_date,
    track,
    target_share
from forecasts
where
    low_80 <= reference_date
    or low_80 > median
    or median > high_80
    or median < median_before
    or reached_on < reached_before
    or reached_on > reference_date
    or (reached_on is not null and low_80 is not null)
