-- What is it? An area in which more or fewer children start school than leave day care for it.
-- When does it matter? Planners of day care and of schools read one cohort and must arrive at one number.
-- How to resolve? Both sides read int_forecast, its ages and those who start; look at who stays another year.
with ages as (
    select
        reference_date,
        day_care_year,
        area_id,
        sum(case when year_of_age >= 5 then expected else 0 end) as may_leave,
        sum(case when year_of_age = 6 then expected else 0 end) as stay
    from {{ ref('fct_forecast_age') }}
    group by reference_date, day_care_year, area_id
),

leaving as (
    select
        before.reference_date,
        before.area_id,
        before.day_care_year + 1 as school_year,
        before.may_leave - afterwards.stay as children
    from ages as before
    inner join ages as afterwards
        on
            before.reference_date = afterwards.reference_date
            and before.area_id = afterwards.area_id
            and before.day_care_year + 1 = afterwards.day_care_year
)

select
    leaving.reference_date,
    leaving.school_year,
    leaving.area_id,
    leaving.children,
    entry.grade_1_expected
from leaving
-- the dates on which both sides stand: planning dates on which pupils or children were delivered too
inner join (
    select distinct reference_date from {{ ref('fct_school_entry') }}
) as both_sides using (reference_date)
left join {{ ref('fct_school_entry') }} as entry
    on
        leaving.reference_date = entry.reference_date
        and leaving.school_year = entry.school_year
        and leaving.area_id = entry.area_id
where leaving.children is distinct from entry.grade_1_expected
