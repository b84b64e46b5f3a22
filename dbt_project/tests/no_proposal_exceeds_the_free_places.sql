-- What is it? A facility to which more children are proposed than it has free places and children leaving.
-- When does it matter? A coordinator would promise a place that is not there.
-- How to resolve? Look at int_placement_groups, and at the seats of the children who wish to change.
with arriving as (
    select
        reference_date,
        need_date,
        method,
        age_group,
        facility_id,
        count(*) as arriving
    from {{ ref('int_placement') }}
    where is_placed
    group by all
),

leaving as (
    select
        reference_date,
        need_date,
        placed.method,
        age_group,
        children.seat_facility_id as facility_id,
        count(*) as leaving
    from {{ ref('int_placement') }} as placed
    inner join {{ ref('int_placement_children') }} as children
        using (reference_date, need_date, age_group, child_id)
    where placed.is_placed and children.is_change and children.seat_group_id is not null
    group by all
),

groups as (
    select
        reference_date,
        need_date,
        age_group,
        facility_id,
        sum(free) as free
    from {{ ref('int_placement_groups') }}
    group by all
),

-- what the pages show as free on the reference date itself
shown as (
    select
        reference_date,
        reference_date as need_date,
        age_group,
        facility_id,
        free as shown_free
    from {{ ref('int_facility_use') }}
)

select
    arriving.*,
    leaving.leaving,
    groups.free,
    shown.shown_free
from arriving
left join groups using (reference_date, need_date, age_group, facility_id)
left join shown using (reference_date, need_date, age_group, facility_id)
left join leaving using (reference_date, need_date, method, age_group, facility_id)
where
    arriving.arriving > coalesce(groups.free, 0) + coalesce(leaving.leaving, 0)
    or groups.free > shown.shown_free
