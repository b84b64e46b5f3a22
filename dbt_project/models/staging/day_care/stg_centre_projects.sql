with delivered as (
    select * from {{ source('day_care', 'centre_projects') }}
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
    delivered.centre_id,
    delivered.provider as provider_name,
    delivered.district as district_id,
    delivered.project_kind,
    delivered.groups_form_one,
    delivered.groups_form_two,
    delivered.groups_form_three,
    delivered.places_under_three,
    delivered.places_three_to_school,
    delivered.decided_planned_on,
    delivered.decided_on,
    delivered.construction_planned_on,
    delivered.construction_started_on,
    delivered.opening_planned_on,
    delivered.opened_on,
    delivered.council_paper
from delivered
inner join in_force using (delivery_id, reference_date)
