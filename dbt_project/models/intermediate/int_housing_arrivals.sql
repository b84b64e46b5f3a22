with housing as (
    select * from {{ ref('stg_housing') }}
),

districts as (
    select area_id as district_id from {{ ref('areas') }} where level = 'district'
),

yields as (
    select * from {{ ref('housing_yield') }}
),

housing_dates as (
    select distinct reference_date as housing_date from housing
),

-- what the list of the day says; of what is no longer on it, only what was built
as_of as (
    select
        housing_dates.housing_date,
        housing.*
    from housing_dates
    inner join housing on housing_dates.housing_date >= housing.reference_date
    qualify
        row_number() over (
            partition by housing_dates.housing_date, housing.project_id, housing.completion_year
            order by housing.reference_date desc, housing.sender, housing.delivery_id
        ) = 1
        and (
            housing.state = 'completed'
            or housing.reference_date
            = max(housing.reference_date) over (partition by housing_dates.housing_date, housing.sender)
        )
),

by_kind as (
    select
        housing_date,
        district_id,
        completion_year,
        'single_family' as dwelling_kind,
        single_family_dwellings as dwellings
    from as_of
    union all
    select
        housing_date,
        district_id,
        completion_year,
        'apartment' as dwelling_kind,
        apartment_dwellings as dwellings
    from as_of
)

select
    by_kind.housing_date,
    by_kind.district_id,
    by_kind.completion_year + yields.years_since_completion as arrival_year,
    yields.year_of_age,
    sum(cast(by_kind.dwellings * yields.children_per_dwelling as decimal(18, 6))) as children
from by_kind
inner join districts using (district_id)
inner join yields using (dwelling_kind)
group by by_kind.housing_date, by_kind.district_id, arrival_year, yields.year_of_age
