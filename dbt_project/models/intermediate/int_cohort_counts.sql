with population as (
    select * from {{ ref('int_population_months') }}
),

with_cohort as (
    select
        *,
        {{ cohort_year(month_middle('birth_month')) }} as cohort_year
    from population
)

select
    population_date,
    {{ last_full_cohort('population_date') }} as counted_year,
    district_id,
    cohort_year,
    sum(children) as children,
    -- those who are six on the cut-off day and yet not at school
    coalesce(
        sum(
            case
                when {{ month_middle('birth_month') }} > {{ last_birth_date_at_school('cohort_year + 6') }}
                    then children
            end
        ),
        0
    ) as late_children,
    bool_or(is_estimated) as is_estimated
from with_cohort
where
    cohort_year between {{ last_full_cohort('population_date') }} - 6
    and {{ last_full_cohort('population_date') }} + 1
group by population_date, district_id, cohort_year
