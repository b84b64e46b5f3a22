with forecast as (
    select * from {{ ref('int_forecast') }} where level = 'district' and year_of_age is not null
),

latest as (
    select max(reference_date) as reference_date from {{ ref('int_planning_dates') }}
),

planning_dates as (
    select
        reference_date,
        day_care_year
    from {{ ref('int_planning_dates') }}
    inner join latest using (reference_date)
),

origins as (
    select * from {{ ref('int_forecast_origins') }}
),

districts as (
    select
        area_id,
        borough_id
    from {{ ref('areas') }}
    where level = 'district'
)

select
    planning_dates.reference_date,
    planning_dates.day_care_year,
    forecast.area_id as district_id,
    districts.borough_id,
    forecast.age_group,
    forecast.year_of_age,
    forecast.expected,
    forecast.unborn_share,
    forecast.from_housing,
    forecast.draws
from planning_dates
inner join origins using (reference_date)
inner join forecast using (origin_id, day_care_year)
inner join districts using (area_id)
order by planning_dates.day_care_year, forecast.area_id, forecast.year_of_age
