with registration_dates as (
    select reference_date from {{ ref('int_case_dates') }} where is_registration_date
),

live_wishes as (
    select * from {{ ref('int_registrations_as_of') }} where is_live
),

accounts as (
    select
        record_number,
        account_child_id
    from {{ ref('int_child_identity') }}
    where source = 'registrations'
),

-- a child that stands in two accounts counts with both where it lives, once
children as (
    select
        live_wishes.reference_date,
        live_wishes.child_id,
        arg_min(live_wishes.district_id, live_wishes.record_number) as district_id,
        arg_min(live_wishes.place_age_group, live_wishes.record_number) as age_group,
        count(distinct accounts.account_child_id) as account_children,
        count(*) as wishes
    from live_wishes
    inner join accounts using (record_number)
    group by live_wishes.reference_date, live_wishes.child_id
),

members as (
    select * from {{ ref('int_area_members') }}
),

age_groups as (
    {{ age_groups() }}
)

select
    registration_dates.reference_date,
    members.level,
    members.area_id,
    members.borough_id,
    age_groups.age_group,
    cast(coalesce(sum(children.account_children), 0) as bigint) as account_children,
    count(children.child_id) as children,
    {{ rate('sum(children.account_children)', 'count(children.child_id)') }} as inflation,
    cast(coalesce(sum(children.wishes), 0) as bigint) as wishes,
    false as is_suppressed
from registration_dates
cross join members
cross join age_groups
left join children
    on
        registration_dates.reference_date = children.reference_date
        and members.district_id = children.district_id
        and age_groups.age_group = children.age_group
group by
    registration_dates.reference_date, members.level, members.area_id, members.borough_id,
    age_groups.age_group
order by registration_dates.reference_date, members.area_id, age_groups.age_group
