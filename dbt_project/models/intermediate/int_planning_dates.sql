with sources as (
    select * from {{ ref('int_sources_as_of') }}
),

delivered as (
    select distinct source_date as reference_date
    from sources
    where contract in ('population', 'places', 'child_minding', 'contracts', 'registrations')
),

dated as (
    select
        delivered.reference_date,
        max(case when sources.contract = 'population' then sources.latest_source_date end) as population_date,
        max(case when sources.contract = 'places' then sources.latest_source_date end) as latest_places_date,
        max(case when sources.contract = 'contracts' then sources.latest_source_date end) as contracts_date,
        max(case when sources.contract = 'registrations' then sources.latest_source_date end)
            as registrations_date
    from delivered
    inner join sources using (reference_date)
    group by delivered.reference_date
),

years as (
    select
        0 as years_ahead,
        true as is_current
    union all
    select
        1 as years_ahead,
        false as is_current
)

select
    dated.reference_date,
    {{ day_care_year('dated.reference_date') }} + years.years_ahead as day_care_year,
    years.is_current,
    dated.population_date,
    dated.contracts_date,
    dated.registrations_date
from dated
cross join years
where dated.population_date is not null and dated.latest_places_date is not null
