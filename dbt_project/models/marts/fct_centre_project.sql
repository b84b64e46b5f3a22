with projects as (
    select
        *,
        case
            when opened_on <= reference_date then 'opened'
            when construction_started_on <= reference_date then 'under_construction'
            when decided_on <= reference_date then 'decided'
            else 'planned'
        end as state,
        coalesce(opened_on > reference_date, true) and opening_planned_on < reference_date as is_overdue
    from {{ ref('int_projects_as_of') }}
),

districts as (
    select
        area_id,
        borough_id
    from {{ ref('areas') }}
    where level = 'district'
)

select
    projects.reference_date,
    projects.project_id,
    projects.name,
    projects.project_kind,
    projects.centre_id,
    projects.provider_name,
    {{ provider_id('projects.provider_name') }} as provider_id,
    districts.area_id as district_id,
    districts.borough_id,
    cast(projects.groups_form_one as bigint) as groups_form_one,
    cast(projects.groups_form_two as bigint) as groups_form_two,
    cast(projects.groups_form_three as bigint) as groups_form_three,
    cast(projects.places_under_three as bigint) as places_under_three,
    cast(projects.places_three_to_school as bigint) as places_three_to_school,
    projects.decided_planned_on,
    projects.decided_on,
    projects.construction_planned_on,
    projects.construction_started_on,
    projects.opening_planned_on,
    projects.opened_on,
    cast({{ day_care_year('coalesce(projects.opened_on, projects.opening_planned_on)') }} as bigint)
        as day_care_year,
    cast(projects.counts_from as bigint) as counts_from,
    projects.state,
    projects.is_overdue,
    cast(
        case
            when projects.state = 'opened' then projects.opened_on - projects.opening_planned_on
            when projects.is_overdue then projects.reference_date - projects.opening_planned_on
        end as bigint
    ) as delay_days,
    projects.council_paper,
    projects.projects_date
from projects
left join districts on projects.district_id = districts.area_id
order by projects.reference_date, projects.opening_planned_on, projects.project_id
