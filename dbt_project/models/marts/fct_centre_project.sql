with planning_dates as (
    select distinct reference_date from {{ ref('int_planning_dates') }}
),

sources as (
    select * from {{ ref('int_sources_as_of') }} where contract = 'centre_projects'
),

projects as (
    select * from {{ ref('stg_centre_projects') }}
),

districts as (
    select
        area_id,
        borough_id
    from {{ ref('areas') }}
    where level = 'district'
),

as_of as (
    select
        planning_dates.reference_date,
        sources.source_date as projects_date,
        projects.* exclude (reference_date)
    from planning_dates
    inner join sources using (reference_date)
    inner join projects on sources.source_date = projects.reference_date and sources.sender = projects.sender
    qualify
        row_number() over (
            partition by planning_dates.reference_date, projects.project_id
            order by projects.reference_date desc, projects.sender, projects.delivery_id
        ) = 1
)

select
    as_of.reference_date,
    as_of.project_id,
    as_of.name,
    as_of.project_kind,
    as_of.centre_id,
    as_of.provider_name,
    districts.area_id as district_id,
    districts.borough_id,
    cast(as_of.places_under_three as bigint) as places_under_three,
    cast(as_of.places_three_to_school as bigint) as places_three_to_school,
    as_of.decided_on,
    as_of.construction_started_on,
    as_of.opening_planned_on,
    as_of.opened_on,
    cast({{ day_care_year('coalesce(as_of.opened_on, as_of.opening_planned_on)') }} as bigint)
        as day_care_year,
    case
        when as_of.opened_on <= as_of.reference_date then 'opened'
        when as_of.construction_started_on <= as_of.reference_date then 'under_construction'
        when as_of.decided_on <= as_of.reference_date then 'decided'
        else 'planned'
    end as state,
    coalesce(as_of.opened_on > as_of.reference_date, true)
    and as_of.opening_planned_on < as_of.reference_date as is_overdue,
    as_of.council_paper,
    as_of.projects_date
from as_of
left join districts on as_of.district_id = districts.area_id
order by as_of.reference_date, as_of.opening_planned_on, as_of.project_id
