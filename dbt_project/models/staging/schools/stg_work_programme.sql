with delivered as (
    select * from {{ source('schools', 'work_programme') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.milestone_id,
    delivered.theme,
    delivered.project,
    delivered.milestone,
    delivered.started_on,
    delivered.due_on,
    delivered.done_on,
    delivered.evidence,
    delivered.responsible_unit
from delivered
inner join in_force using (delivery_id, reference_date)
