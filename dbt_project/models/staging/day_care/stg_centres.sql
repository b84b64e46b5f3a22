with delivered as (
    select * from {{ source('day_care', 'centres') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.centre_id,
    delivered.name,
    delivered.provider as provider_name,
    delivered.provider_group,
    delivered.latitude,
    delivered.longitude,
    delivered.district as district_id,
    delivered.opened_on,
    delivered.closed_on,
    delivered.on_portal_since
from delivered
inner join in_force using (delivery_id, reference_date)
