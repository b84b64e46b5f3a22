with planning_dates as (
    select distinct reference_date from {{ ref('int_planning_dates') }}
),

sources as (
    select * from {{ ref('int_sources_as_of') }} where contract = 'centre_projects'
),

projects as (
    select * from {{ ref('stg_centre_projects') }}
),

centres as (
    select * from {{ ref('int_centres_as_of') }}
),

-- what the lists of places say already, per reference date
places_dates as (
    select
        planning_dates.reference_date,
        max(places.places_date) as places_date,
        coalesce(
            max(case when not places.is_projected then places.day_care_year end),
            {{ day_care_year('planning_dates.reference_date') }} - 1
        ) as last_delivered_year
    from planning_dates
    left join {{ ref('int_places_as_of') }} as places using (reference_date)
    group by planning_dates.reference_date
),

as_of as (
    select
        places_dates.*,
        sources.source_date as projects_date,
        projects.* exclude (reference_date),
        -- planned for a day that is over and not there yet: on the next 1 August at the earliest
        case
            when projects.opening_planned_on > places_dates.reference_date then projects.opening_planned_on
            else {{ next_day_care_year_start('places_dates.reference_date') }}
        end as expected_on
    from places_dates
    inner join sources using (reference_date)
    inner join projects on sources.source_date = projects.reference_date and sources.sender = projects.sender
    qualify
        row_number() over (
            partition by places_dates.reference_date, projects.project_id
            order by projects.reference_date desc, projects.sender, projects.delivery_id
        ) = 1
),

dated as (
    select
        *,
        -- a place counts in the day-care years on whose cut-off day it is there
        greatest({{ cohort_year('expected_on') }}, last_delivered_year + 1) as expected_year
    from as_of
)

select
    dated.* exclude (expected_on, expected_year, places_date, last_delivered_year),
    case
        -- opened before the places were listed: they are in the list
        when dated.opened_on <= dated.places_date then null
        -- closed by the list of centres: its places end with it, and are not taken off twice
        when
            dated.project_kind = 'closure'
            and centres.closed_on <= {{ day_care_year_start('dated.expected_year') }}
            then null
        else dated.expected_year
    end as counts_from
from dated
left join centres on dated.reference_date = centres.reference_date and dated.centre_id = centres.centre_id
