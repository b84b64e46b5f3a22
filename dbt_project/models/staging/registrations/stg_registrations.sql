with delivered as (
    select * from {{ source('registrations', 'registrations') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.record_number,
    delivered.portal_account,
    delivered.first_name,
    delivered.last_name,
    delivered.birth_date,
    delivered.sex,
    delivered.street,
    delivered.postcode,
    delivered.district as district_id,
    delivered.wish_rank,
    delivered.registered_on,
    delivered.wanted_start,
    delivered.weekly_hours,
    delivered.care_kind,
    delivered.facility_id,
    delivered.status,
    delivered.status_date,
    delivered.refusal_reason,
    delivered.offered_on,
    delivered.has_sibling_at_centre,
    delivered.needs_inclusion,
    delivered.criteria_points,
    delivered.channel
from delivered
inner join in_force using (delivery_id, reference_date)
