with delivered as (
    select * from {{ source('schools', 'programme_budget') }}
),

in_force as (
    select * from {{ ref('stg_delivery_dates') }} where is_in_force
)

select
    delivered.reference_date,
    in_force.sender,
    delivered.delivery_id,
    delivered.programme,
    delivered.year,
    delivered.quota_eur,
    delivered.drawn_all_purposes_eur,
    delivered.spent_eur,
    delivered.carry_over_rule
from delivered
inner join in_force using (delivery_id, reference_date)
