with districts as (
    select area_id from {{ ref('areas') }} where level = 'district'
),

delivered as (
    select
        population.*,
        row_number() over (
            partition by
                population.reference_date, population.area_id, population.birth_month, population.age_from,
                population.age_to
            order by population.sender, population.delivery_id
        ) as delivery_rank
    from {{ ref('stg_population') }} as population
    inner join districts on population.area_id = districts.area_id
    -- a month says more than a year of age; adults are nobody's cohort
    where population.birth_month is not null or population.age_from <= 17
),

by_month as (
    select
        reference_date as population_date,
        area_id as district_id,
        birth_month,
        children,
        false as is_estimated
    from delivered
    where delivery_rank = 1 and birth_month is not null
),

by_age as (
    select
        reference_date as population_date,
        area_id as district_id,
        children,
        age_from,
        coalesce(age_to, age_from) - age_from + 1 as years_of_age,
        -- the youngest month whose middle is not after the day
        {{ month_of("reference_date - 14") }} as youngest_month
    from delivered
    where delivery_rank = 1 and birth_month is null
),

with_months as (
    select distinct
        population_date,
        district_id
    from by_month
),

split_by_twelfths as (
    select
        by_age.population_date,
        by_age.district_id,
        {{ months_before('by_age.youngest_month', 'twelfths.months_back') }} as birth_month,
        by_age.children / (12.0 * by_age.years_of_age) as children,
        true as is_estimated
    from by_age
    anti join with_months using (population_date, district_id)
    cross join lateral (
        select unnest(generate_series(12 * age_from, 12 * (age_from + years_of_age) - 1)) as months_back
    ) as twelfths
)

select
    population_date,
    district_id,
    birth_month,
    cast(children as double) as children,
    is_estimated
from by_month
union all
select
    population_date,
    district_id,
    birth_month,
    children,
    is_estimated
from split_by_twelfths
