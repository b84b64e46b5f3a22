with forecast as (
    select * from {{ ref('int_forecast') }} where year_of_age is null and age_group <> 'starting_school'
),

planning_dates as (
    select
        reference_date,
        day_care_year,
        years_ahead
    from {{ ref('int_planning_dates') }}
),

origins as (
    select * from {{ ref('int_forecast_origins') }}
),

boroughs as (
    select distinct
        area_id,
        borough_id
    from {{ ref('int_area_members') }}
)

select
    planning_dates.reference_date,
    planning_dates.day_care_year,
    planning_dates.years_ahead,
    forecast.level,
    forecast.area_id,
    boroughs.borough_id,
    forecast.age_group,
    forecast.expected,
    forecast.median,
    forecast.low_80,
    forecast.high_80,
    forecast.from_housing,
    origins.population_date,
    origins.births_date,
    origins.housing_date,
    planning_dates.day_care_year > origins.counted_year as is_projected
from planning_dates
inner join origins using (reference_date)
inner join forecast using (origin_id, day_care_year)
inner join boroughs using (area_id)
order by planning_dates.reference_date, planning_dates.day_care_year, forecast.area_id, forecast.age_group
