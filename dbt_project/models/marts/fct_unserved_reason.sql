with need_dates as (
    select
        reference_date,
        need_date
    from {{ ref('int_need_dates') }}
),

members as (
    select * from {{ ref('int_area_members') }}
),

age_groups as (
    {{ age_groups() }}
),

reasons as (
    select * from {{ ref('unserved_reasons') }}
),

children as (
    select * from {{ ref('int_child_states') }} where state = 'unserved'
)

select
    need_dates.reference_date,
    need_dates.need_date,
    members.level,
    members.area_id,
    members.borough_id,
    age_groups.age_group,
    reasons.reason,
    reasons.reason_name,
    reasons.sort_order,
    count(children.child_id) as unserved
from need_dates
cross join members
cross join age_groups
cross join reasons
left join children
    on
        need_dates.reference_date = children.reference_date
        and need_dates.need_date = children.need_date
        and members.district_id = children.district_id
        and age_groups.age_group = children.age_group
        and reasons.reason = children.reason
group by all
order by
    need_dates.reference_date, need_dates.need_date, members.area_id, age_groups.age_group,
    reasons.sort_order
