-- What is it? An interval whose bounds are in the wrong order, or half of one.
-- When does it matter? The fan on the page would cross itself, or promise what nobody knows.
-- How to resolve? The quantiles come from one set of runs; look at how these were added up.
select
    reference_date,
    day_care_year,
    area_id,
    age_group,
    low_80,
    median,
    high_80
from {{ ref('fct_forecast') }}
where
    not (low_80 <= median and median <= high_80)
    or (low_80 is null) <> (high_80 is null)
    or (low_80 is null) <> (median is null)
