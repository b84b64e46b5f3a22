with delivered as (
    select * from {{ source('care_contracts', 'contracts') }}
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
    delivered.facility_id,
    delivered.care_kind,
    delivered.starts_on,
    delivered.ends_on,
    delivered.weekly_hours,
    delivered.age_group,
    delivered.needs_inclusion
from delivered
inner join in_force using (delivery_id, reference_date)
