with placed as (
    select * from {{ ref('int_placement') }} where is_placed
),

children as (
    select * from {{ ref('int_placement_children') }} where is_latest
),

centres as (
    select
        centre_id,
        name
    from {{ ref('dim_centre') }}
),

siblings as (
    select
        reference_date,
        need_date,
        child_id,
        facility_id,
        bool_or(has_sibling) as has_sibling
    from {{ ref('int_placement_wishes') }}
    where is_live
    group by reference_date, need_date, child_id, facility_id
)

select
    placed.reference_date,
    placed.need_date,
    placed.method,
    placed.child_id,
    children.record_number,
    placed.is_change,
    placed.age_group,
    children.district_id,
    children.borough_id,
    placed.facility_id,
    centres.name as facility_name,
    placed.group_form,
    coalesce(placed.weekly_hours, children.weekly_hours) as weekly_hours,
    greatest(placed.free_from, children.wanted_start) as starts_on,
    placed.wish_rank,
    placed.distance_km,
    placed.criteria_points,
    coalesce(siblings.has_sibling, false) as has_sibling,
    placed.rule,
    placed.runner_up_child_id,
    placed.second_facility_id,
    second_centres.name as second_facility_name,
    placed.second_distance_km
from placed
inner join children using (reference_date, need_date, child_id)
left join siblings using (reference_date, need_date, child_id, facility_id)
left join centres on placed.facility_id = centres.centre_id
left join centres as second_centres on placed.second_facility_id = second_centres.centre_id
order by placed.reference_date, placed.need_date, placed.method, placed.child_id
