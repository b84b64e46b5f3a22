with planning_dates as (
    select
        *,
        day_care_year - years_ahead as current_year
    from {{ ref('int_planning_dates') }}
),

places as (
    select * from {{ ref('int_places') }}
),

centres as (
    select * from {{ ref('int_centres_as_of') }}
),

projects as (
    select * from {{ ref('int_projects_as_of') }}
),

-- the current and the next year as they are known; after these the next one goes on, without what closes
listed as (
    select
        planning_dates.reference_date,
        planning_dates.day_care_year,
        places.district_id,
        places.age_group,
        sum(places.approved_places) as approved_places,
        sum(places.available_places) as available_places
    from planning_dates
    inner join places
        on
            planning_dates.reference_date = places.reference_date
            and least(planning_dates.day_care_year, planning_dates.current_year + 1) = places.day_care_year
    left join centres
        on places.reference_date = centres.reference_date and places.centre_id = centres.centre_id
    where
        planning_dates.years_ahead <= 1
        or coalesce(centres.closed_on > {{ day_care_year_start('planning_dates.day_care_year') }}, true)
    group by
        planning_dates.reference_date, planning_dates.day_care_year, places.district_id, places.age_group
),

projects_by_age_group as (
    select
        reference_date,
        counts_from,
        district_id,
        'under_three' as age_group,
        places_under_three as places
    from projects
    union all
    select
        reference_date,
        counts_from,
        district_id,
        'three_to_school' as age_group,
        places_three_to_school as places
    from projects
),

planned as (
    select
        planning_dates.reference_date,
        planning_dates.day_care_year,
        projects.district_id,
        projects.age_group,
        sum(projects.places) as planned_places
    from planning_dates
    inner join projects_by_age_group as projects
        on
            planning_dates.reference_date = projects.reference_date
            and planning_dates.day_care_year >= projects.counts_from
    group by
        planning_dates.reference_date, planning_dates.day_care_year, projects.district_id, projects.age_group
)

select
    reference_date,
    day_care_year,
    district_id,
    age_group,
    -- no closure takes more than is there
    greatest(0, coalesce(listed.approved_places, 0) + coalesce(planned.planned_places, 0)) as approved_places,
    greatest(0, coalesce(listed.available_places, 0) + coalesce(planned.planned_places, 0))
        as available_places,
    greatest(coalesce(planned.planned_places, 0), -coalesce(listed.available_places, 0)) as planned_places
from listed
full outer join planned using (reference_date, day_care_year, district_id, age_group)
where district_id is not null
