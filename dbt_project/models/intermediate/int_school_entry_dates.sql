with delivered as (
    select distinct source_date as reference_date
    from {{ ref('int_sources_as_of') }}
    where contract in ('population', 'schools', 'school_it')
),

population_dates as (
    select distinct population_date from {{ ref('int_population_months') }}
),

-- a register without a school of the city is not the city's register
register_dates as (
    select distinct reference_date as schools_date from {{ ref('int_school_register') }} where is_city_school
),

tracks_dates as (
    select distinct reference_date as tracks_date from {{ ref('int_school_tracks') }}
),

dated as (
    select
        delivered.reference_date,
        (
            select max(population_dates.population_date) from population_dates
            where population_dates.population_date <= delivered.reference_date
        ) as population_date,
        (
            select max(register_dates.schools_date) from register_dates
            where register_dates.schools_date <= delivered.reference_date
        ) as schools_date,
        (
            select max(tracks_dates.tracks_date) from tracks_dates
            where tracks_dates.tracks_date <= delivered.reference_date
        ) as tracks_date
    from delivered
)

select
    dated.*,
    {{ day_care_year('dated.reference_date') }} as school_year,
    {{ day_care_year('dated.schools_date') }} as register_year,
    -- the pupils of a register are held against the children counted last before it
    (
        select max(population_dates.population_date) from population_dates
        where population_dates.population_date <= dated.schools_date
    ) as register_population_date
from dated
where dated.population_date is not null
