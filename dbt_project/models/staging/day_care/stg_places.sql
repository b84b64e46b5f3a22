with delivered as (
    select * from {{ source('day_care', 'places') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.centre_id,
    delivered.day_care_year,
    delivered.group_form,
    delivered.weekly_hours,
    delivered.groups,
    delivered.approved_under_three,
    delivered.approved_three_to_school,
    delivered.available_under_three,
    delivered.available_three_to_school,
    delivered.reduction_reason
from delivered
inner join in_force using (delivery_id, reference_date)
