with delivered as (
    select * from {{ source('schools', 'school_it_measures') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.measure_id,
    delivered.school_id,
    delivered.track,
    delivered.programme,
    delivered.year,
    delivered.planned_eur,
    delivered.approved_eur,
    delivered.committed_eur,
    delivered.drawn_eur
from delivered
inner join in_force using (delivery_id, reference_date)
