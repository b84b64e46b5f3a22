with children as (
    select * from {{ ref('int_placement_children') }}
),

criteria as (
    select
        max(case when criterion = 'registered' then points end) as registered,
        max(case when criterion = 'delivered' then points end) as delivered,
        max(case when criterion = 'sibling' then points end) as sibling
    from {{ ref('criteria') }}
)

select
    children.reference_date,
    children.need_date,
    children.is_latest,
    children.child_id,
    registrations.record_number,
    registrations.facility_id,
    registrations.wish_rank,
    cast(registrations.weekly_hours as bigint) as weekly_hours,
    registrations.registered_on,
    registrations.wanted_start,
    coalesce(registrations.has_sibling_at_centre, false) as has_sibling,
    registrations.is_live,
    cast({{ criteria_points('registrations') }} + children.points as bigint) as points,
    -- how long a child has waited by now says nothing about the day on which a place was given
    cast({{ criteria_points('registrations') }} + children.inclusion_points as bigint) as points_without_wait
from children
inner join {{ ref('int_registrations_as_of') }} as registrations
    on
        children.reference_date = registrations.reference_date
        and children.child_id = registrations.child_id
cross join criteria
where not registrations.is_accepted
