with delivered as (
    select * from {{ source('areas', 'area_shapes') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.area_id,
    delivered.name,
    delivered.geometry
from delivered
inner join in_force using (delivery_id, reference_date)
