with dates as (
    select * from {{ ref('int_placement_dates') }}
),

members as (
    select * from {{ ref('int_area_members') }}
),

age_groups as (
    {{ age_groups() }}
),

children as (
    select
        friction.*,
        states.district_id
    from {{ ref('int_placement_friction') }} as friction
    inner join {{ ref('int_child_states') }} as states using (reference_date, need_date, child_id)
),

counted as (
    select
        dates.reference_date,
        dates.need_date,
        members.level,
        members.area_id,
        members.borough_id,
        age_groups.age_group,
        count(children.child_id) as unserved,
        count(case when children.is_placeable then 1 end) as friction
    from dates
    cross join members
    cross join age_groups
    left join children
        on
            dates.reference_date = children.reference_date
            and dates.need_date = children.need_date
            and members.district_id = children.district_id
            and age_groups.age_group = children.age_group
    group by all
)

select
    reference_date,
    need_date,
    level,
    area_id,
    borough_id,
    age_group,
    unserved,
    friction,
    unserved - friction as true_shortage
from counted
order by reference_date, need_date, area_id, age_group
