with delivered as (
    select * from {{ source('population', 'housing') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.project_id,
    delivered.name,
    delivered.district as district_id,
    delivered.completion_year,
    delivered.single_family_dwellings,
    delivered.apartment_dwellings,
    delivered.state
from delivered
inner join in_force using (delivery_id, reference_date)
