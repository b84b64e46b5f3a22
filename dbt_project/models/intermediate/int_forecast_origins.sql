{#- Day-care years ahead: so many the planning looks, and so many the backtest. -#}
{%- set years_ahead = var('forecast_years') %}

with planning_dates as (
    select
        reference_date,
        population_date,
        max(day_care_year) as last_day_care_year
    from {{ ref('int_planning_dates') }}
    group by reference_date, population_date
),

-- the day of a count sees it too, whether or not places were known by then: the backtest begins there
count_dates as (
    select distinct
        population_date as reference_date,
        population_date,
        cast(null as bigint) as last_day_care_year
    from {{ ref('int_cohort_counts') }}
),

-- schools are looked at on days of their own
school_entry_dates as (
    select
        reference_date,
        population_date,
        cast(null as bigint) as last_day_care_year
    from {{ ref('int_school_entry_dates') }}
),

other_dates as (
    select * from count_dates
    union
    select * from school_entry_dates
),

seen_from as (
    select * from planning_dates
    union all
    select other_dates.*
    from other_dates
    anti join planning_dates using (reference_date)
),

births_dates as (
    select distinct births_date from {{ ref('int_births_as_of') }}
),

housing_dates as (
    select distinct housing_date from {{ ref('int_housing_arrivals') }}
),

dated as (
    select
        seen_from.*,
        (
            select max(births_dates.births_date) from births_dates
            where births_dates.births_date <= seen_from.reference_date
        ) as births_date,
        (
            select max(housing_dates.housing_date) from housing_dates
            where housing_dates.housing_date <= seen_from.reference_date
        ) as housing_date
    from seen_from
),

named as (
    select
        *,
        {{ last_full_cohort('population_date') }} as counted_year,
        concat_ws(
            '/', cast(population_date as varchar), coalesce(cast(births_date as varchar), ''),
            coalesce(cast(housing_date as varchar), '')
        ) as origin_id
    from dated
)

select
    reference_date,
    population_date,
    births_date,
    housing_date,
    counted_year,
    -- one forecast for all dates that share it, as far as the latest of them looks
    greatest(
        counted_year + {{ years_ahead }}, coalesce(max(last_day_care_year) over (partition by origin_id), 0)
    ) as last_day_care_year,
    origin_id
from named
