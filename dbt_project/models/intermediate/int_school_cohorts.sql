with dates as (
    select * from {{ ref('int_school_entry_dates') }}
),

origins as (
    select
        reference_date,
        origin_id
    from {{ ref('int_forecast_origins') }}
),

counted as (
    select * from {{ ref('int_school_age_children') }}
),

forecast as (
    select * from {{ ref('int_forecast') }} where age_group = 'starting_school'
),

-- who is at school already was counted; who is yet to come is carried forward with the forecast
cohorts as (
    select
        dates.reference_date,
        counted.level,
        counted.area_id,
        counted.entry_year,
        counted.children,
        cast(counted.children as double) as low_80,
        cast(counted.children as double) as high_80,
        false as is_projected
    from dates
    inner join counted using (population_date)
    where counted.entry_year between dates.school_year - {{ var('grades_after_first') }} and dates.school_year
    union all
    select
        dates.reference_date,
        forecast.level,
        forecast.area_id,
        forecast.day_care_year as entry_year,
        forecast.expected as children,
        forecast.low_80,
        forecast.high_80,
        true as is_projected
    from dates
    inner join origins using (reference_date)
    inner join forecast using (origin_id)
    where
        forecast.day_care_year
        between dates.school_year + 1 and dates.school_year + {{ var('forecast_years') }}
),

with_grades as (
    select
        *,
        count(children) over primary_school as cohorts_known,
        sum(children) over primary_school as in_four_grades,
        sum(case when entry_year >= {{ var('all_day_claim_from') }} then children else 0 end)
            over primary_school as with_claim,
        count(case when entry_year >= {{ var('all_day_claim_from') }} then children end)
            over primary_school as claim_cohorts_known
    from cohorts
    window
        primary_school as (
            partition by reference_date, level, area_id order by entry_year {{ grades_of_primary_school() }}
        )
),

with_claim_grades as (
    select
        *,
        least(
            {{ var('grades_after_first') }} + 1, greatest(0, entry_year - {{ var('all_day_claim_from') }} + 1)
        ) as claim_grades
    from with_grades
)

select
    found.reference_date,
    found.entry_year as school_year,
    found.entry_year - dates.school_year as years_ahead,
    found.level,
    found.area_id,
    found.children as grade_1_expected,
    found.low_80,
    found.high_80,
    -- a cohort of which nothing is delivered leaves the four grades unknown
    case when found.cohorts_known = {{ var('grades_after_first') }} + 1 then found.in_four_grades end
        as school_age_children,
    found.claim_grades,
    case when found.claim_cohorts_known = found.claim_grades then found.with_claim end as claim_children,
    found.is_projected,
    {{ last_birth_date_at_school('found.entry_year') }} <= dates.population_date as is_born
from with_claim_grades as found
inner join dates using (reference_date)
where found.entry_year >= dates.school_year
