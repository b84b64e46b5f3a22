with delivered as (
    select * from {{ source('schools', 'school_it') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.school_id,
    delivered.site_id,
    delivered.track,
    delivered.stage,
    delivered.quantity_done,
    delivered.quantity_total,
    delivered.line_mbit_s,
    delivered.switch_mbit_s,
    delivered.hub_mbit_s,
    delivered.started_on,
    delivered.planned_on,
    delivered.done_on,
    delivered.is_on_hold,
    delivered.hold_reason
from delivered
inner join in_force using (delivery_id, reference_date)
