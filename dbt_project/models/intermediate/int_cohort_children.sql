{#- Months from a cohort's first birth month, October of the seventh year back, to its last. -#}
{%- set cohort_months = 73 %}

with wanted as (
    select distinct
        population_date,
        day_care_year
    from {{ ref('int_planning_dates') }}
),

population as (
    select * from {{ ref('int_population_months') }}
),

birth_months as (
    select
        wanted.population_date,
        wanted.day_care_year,
        {{ months_before(month_of(age_cut_off('wanted.day_care_year')), 'months.months_back') }}
            as birth_month,
        {{ last_full_month('wanted.population_date') }} as last_month
    from wanted
    cross join (select unnest(generate_series(0, {{ cohort_months }})) as months_back) as months
),

counted_months as (
    select
        population_date,
        day_care_year,
        birth_month,
        -- children not born by then: as many as in the same month of the latest year that is known
        {{ months_before(
            'birth_month', "12 * greatest(0, ceil(date_diff('month', last_month, birth_month) / 12.0))"
        ) }} as counted_month
    from birth_months
),

cohorts as (
    select
        *,
        {{ cohort(month_middle('birth_month'), 'day_care_year') }} as age_group,
        {{ completed_years(month_middle('birth_month'), age_cut_off('day_care_year')) }} as year_of_age
    from counted_months
)

select
    cohorts.population_date,
    cohorts.day_care_year,
    population.district_id,
    cohorts.age_group,
    cohorts.year_of_age,
    -- whole children per district, so that boroughs and the city stay sums
    cast(round(round(sum(population.children), 6)) as bigint) as children,
    bool_or(population.is_estimated) as is_estimated,
    bool_or(cohorts.counted_month <> cohorts.birth_month) as is_projected
from cohorts
inner join population
    on
        cohorts.population_date = population.population_date
        and cohorts.counted_month = population.birth_month
where cohorts.age_group is not null
group by
    cohorts.population_date, cohorts.day_care_year, population.district_id, cohorts.age_group,
    cohorts.year_of_age
