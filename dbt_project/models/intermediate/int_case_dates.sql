with planning_dates as (
    select distinct reference_date from {{ ref('int_planning_dates') }}
),

registration_dates as (
    select distinct source_date as reference_date
    from {{ ref('int_sources_as_of') }}
    where contract = 'registrations'
)

select
    reference_date,
    {{ day_care_year('reference_date') }} as day_care_year,
    planning_dates.reference_date is not null as is_planning_date,
    registration_dates.reference_date is not null as is_registration_date
from planning_dates
full outer join registration_dates using (reference_date)
