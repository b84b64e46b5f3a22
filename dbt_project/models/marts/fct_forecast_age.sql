with forecast as (
    select * from {{ ref('int_forecast') }} where year_of_age is not null
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
)

select
    planning_dates.reference_date,
    planning_dates.day_care_year,
    forecast.level,
    forecast.area_id,
    forecast.age_group,
    forecast.year_of_age,
    forecast.expected,
    forecast.median,
    forecast.low_80,
    forecast.high_80
from planning_dates
inner join origins using (reference_date)
inner join forecast using (origin_id, day_care_year)
order by planning_dates.reference_date, planning_dates.day_care_year, forecast.area_id, forecast.year_of_age
