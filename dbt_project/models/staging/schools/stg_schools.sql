with delivered as (
    select * from {{ source('schools', 'schools') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.school_id,
    delivered.name,
    delivered.school_form,
    delivered.carrier,
    delivered.street,
    delivered.postcode,
    delivered.latitude,
    delivered.longitude,
    delivered.district as district_id,
    delivered.borough_name,
    delivered.pupils,
    delivered.classes,
    delivered.class_rooms,
    delivered.subject_rooms,
    delivered.all_day_places,
    delivered.is_in_operation
from delivered
inner join in_force using (delivery_id, reference_date)
