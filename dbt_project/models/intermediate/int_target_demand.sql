with forecast as (
    select * from {{ ref('int_forecast') }} where level = 'district' and year_of_age is not null
),

origins as (
    select distinct
        origin_id,
        population_date,
        counted_year
    from {{ ref('int_forecast_origins') }}
),

counted as (
    select
        population_date,
        district_id,
        bool_or(is_estimated) as is_estimated
    from {{ ref('int_cohort_counts') }}
    group by population_date, district_id
),

targets as (
    select * from {{ ref('int_target_rates') }}
)

select
    forecast.origin_id,
    forecast.day_care_year,
    forecast.area_id as district_id,
    forecast.age_group,
    sum(forecast.expected) as children,
    -- without a target for one of the ages there is none for the group
    case
        when count(targets.target_rate) = count(*) then sum(forecast.expected * targets.target_rate)
    end as demand,
    -- a district that was not counted is moved up from its last count
    bool_or(coalesce(counted.is_estimated, true)) as is_estimated,
    bool_or(forecast.day_care_year > origins.counted_year) as is_projected
from forecast
inner join origins using (origin_id)
left join counted
    on origins.population_date = counted.population_date and forecast.area_id = counted.district_id
left join targets
    on forecast.day_care_year = targets.day_care_year and forecast.year_of_age = targets.year_of_age
group by forecast.origin_id, forecast.day_care_year, forecast.area_id, forecast.age_group
