with targets as (
    select * from {{ ref('target_rates') }}
),

years as (
    select distinct day_care_year from {{ ref('int_forecast') }}
),

ages as (
    select distinct
        age_group,
        year_of_age
    from {{ ref('int_forecast') }}
    where year_of_age is not null
)

select
    years.day_care_year,
    ages.age_group,
    ages.year_of_age,
    -- as a decimal, so that sums come out the same in whatever order they are added
    cast(targets.target_rate as decimal(6, 4)) as target_rate,
    targets.valid_from,
    targets.source
from years
cross join ages
inner join targets
    on
        ages.age_group = targets.age_group
        and coalesce(targets.year_of_age, ages.year_of_age) = ages.year_of_age
        and years.day_care_year >= targets.valid_from
qualify
    row_number() over (
        partition by years.day_care_year, ages.year_of_age
        order by targets.valid_from desc, targets.year_of_age nulls last
    ) = 1
