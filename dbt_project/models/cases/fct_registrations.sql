select
    registrations.reference_date,
    registrations.record_number,
    registrations.child_id,
    registrations.facility_id,
    registrations.care_kind,
    registrations.district_id,
    registrations.borough_id,
    registrations.wish_rank,
    registrations.registered_on,
    registrations.wanted_start,
    registrations.weekly_hours,
    registrations.status,
    registrations.status_date,
    registrations.refusal_reason,
    registrations.offered_on,
    registrations.has_sibling_at_centre,
    registrations.needs_inclusion,
    registrations.criteria_points,
    registrations.channel,
    registrations.birth_month,
    registrations.is_live
from {{ ref('int_registrations_as_of') }} as registrations
inner join {{ ref('int_case_dates') }} as case_dates using (reference_date)
where case_dates.is_registration_date
order by registrations.reference_date, registrations.record_number
