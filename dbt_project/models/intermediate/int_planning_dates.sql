with sources as (
    select * from {{ ref('int_sources_as_of') }}
),

delivered as (
    select distinct source_date as reference_date
    from sources
    where contract in ('population', 'places', 'child_minding', 'contracts', 'registrations')
),

-- a table about other places is no population of this city
population_dates as (
    select distinct population_date from {{ ref('int_population_months') }}
),

dated as (
    select
        delivered.reference_date,
        max(case when sources.contract = 'places' then sources.latest_source_date end) as latest_places_date,
        max(case when sources.contract = 'contracts' then sources.latest_source_date end) as contracts_date,
        max(case when sources.contract = 'registrations' then sources.latest_source_date end)
            as registrations_date
    from delivered
    inner join sources using (reference_date)
    group by delivered.reference_date
),

with_population as (
    select
        dated.*,
        max(population_dates.population_date) as population_date
    from dated
    inner join population_dates on dated.reference_date >= population_dates.population_date
    group by all
),

years as (
    select unnest(generate_series(0, {{ var('forecast_years') }})) as years_ahead
)

select
    with_population.reference_date,
    {{ day_care_year('with_population.reference_date') }} + years.years_ahead as day_care_year,
    years.years_ahead,
    years.years_ahead = 0 as is_current,
    with_population.population_date,
    with_population.contracts_date,
    with_population.registrations_date
from with_population
cross join years
where with_population.latest_places_date is not null
