with population_dates as (
    select
        population_date as reference_date,
        population_date
    from {{ ref('int_population_months') }}
    union
    select
        reference_date,
        population_date
    from {{ ref('int_planning_dates') }}
),

members as (
    select * from {{ ref('int_area_members') }}
),

by_age as (
    select
        population_date,
        district_id,
        -- born in the very month of the day: under one, although the month's middle may lie ahead
        greatest(0, {{ completed_years(month_middle('birth_month'), 'population_date') }}) as year_of_age,
        sum(children) as children,
        bool_or(is_estimated) as is_estimated
    from {{ ref('int_population_months') }}
    group by population_date, district_id, year_of_age
)

select
    population_dates.reference_date,
    members.level,
    members.area_id,
    by_age.year_of_age,
    case
        when by_age.year_of_age < 3 then 'under_three'
        when by_age.year_of_age < 6 then 'three_to_school'
    end as age_group,
    cast(sum(round(round(by_age.children, 6))) as bigint) as children,
    population_dates.population_date,
    bool_or(by_age.is_estimated) as is_estimated,
    false as is_suppressed
from population_dates
inner join by_age using (population_date)
inner join members using (district_id)
group by all
order by population_dates.reference_date, members.area_id, year_of_age
