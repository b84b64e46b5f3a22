with cohorts as (
    select * from {{ ref('int_cohort_children') }}
),

targets as (
    select * from {{ ref('target_rates') }}
),

targeted as (
    select
        cohorts.*,
        -- as a decimal, so that sums come out the same in whatever order they are added
        cast(arg_max(targets.target_rate, targets.valid_from) as decimal(6, 4)) as target_rate
    from cohorts
    left join targets
        on cohorts.year_of_age = targets.year_of_age and cohorts.day_care_year >= targets.valid_from
    group by all
)

select
    population_date,
    day_care_year,
    district_id,
    age_group,
    sum(children) as children,
    sum(children * target_rate) as demand,
    bool_or(is_estimated) as is_estimated,
    bool_or(is_projected) as is_projected
from targeted
group by population_date, day_care_year, district_id, age_group
