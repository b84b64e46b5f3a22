with delivered as (
    select * from {{ source('day_care', 'child_minding') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.minder_id,
    delivered.provider as provider_name,
    delivered.district as district_id,
    delivered.approved_places,
    delivered.available_places,
    delivered.starts_on,
    delivered.ends_on
from delivered
inner join in_force using (delivery_id, reference_date)
