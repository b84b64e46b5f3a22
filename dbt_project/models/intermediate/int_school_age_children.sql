with population as (
    select
        *,
        {{ school_entry_year(month_middle('birth_month')) }} as entry_year
    from {{ ref('int_population_months') }}
),

members as (
    select * from {{ ref('int_area_members') }}
),

first_months as (
    select
        population_date,
        min(birth_month) as first_month
    from population
    group by population_date
),

-- only cohorts counted whole: everyone born by the day, and nobody too old for the table delivered
cohorts as (
    select distinct
        population.population_date,
        population.entry_year
    from population
    inner join first_months using (population_date)
    where
        {{ last_birth_date_at_school('population.entry_year') }} <= population.population_date
        and first_months.first_month <= {{ last_birth_date_at_school('(population.entry_year - 1)') }} + 1
),

areas as (
    select distinct
        level,
        area_id
    from members
),

by_district as (
    select
        population_date,
        district_id,
        entry_year,
        round(round(sum(children), 6)) as children
    from population
    group by population_date, district_id, entry_year
),

by_area as (
    select
        by_district.population_date,
        members.level,
        members.area_id,
        by_district.entry_year,
        sum(by_district.children) as children
    from by_district
    inner join members using (district_id)
    group by all
)

select
    cohorts.population_date,
    areas.level,
    areas.area_id,
    cohorts.entry_year,
    cast(coalesce(by_area.children, 0) as bigint) as children
from cohorts
cross join areas
left join by_area using (population_date, level, area_id, entry_year)
