with need_dates as (
    select
        need_dates.reference_date,
        need_dates.need_date,
        max(case when sources.contract = 'registrations' then sources.latest_source_date end)
            as registrations_date,
        max(case when sources.contract = 'contracts' then sources.latest_source_date end) as contracts_date
    from {{ ref('int_need_dates') }} as need_dates
    inner join {{ ref('int_sources_as_of') }} as sources using (reference_date)
    group by need_dates.reference_date, need_dates.need_date
),

members as (
    select * from {{ ref('int_area_members') }}
),

age_groups as (
    {{ age_groups() }}
),

children as (
    select * from {{ ref('int_child_states') }}
)

select
    need_dates.reference_date,
    need_dates.need_date,
    members.level,
    members.area_id,
    members.borough_id,
    age_groups.age_group,
    {{ count_state('unserved') }} as unserved,
    {{ count_state('unserved', waits_long('children.wanted_start', 'children.need_date')) }}
        as unserved_over_three_months,
    {{ count_state('unserved', 'children.is_short_notice') }} as short_notice,
    {{ count_state('conditional_claim') }} as conditional_claim,
    {{ count_state('claim_not_open') }} as claim_not_open,
    {{ count_state('served_wishes_change') }} as served_wishes_change,
    {{ count_state('minding_only') }} as minding_only,
    need_dates.registrations_date,
    need_dates.contracts_date,
    false as is_suppressed
from need_dates
cross join members
cross join age_groups
left join children
    on
        need_dates.reference_date = children.reference_date
        and need_dates.need_date = children.need_date
        and members.district_id = children.district_id
        and age_groups.age_group = children.age_group
group by
    need_dates.reference_date, need_dates.need_date, members.level, members.area_id, members.borough_id,
    age_groups.age_group, need_dates.registrations_date, need_dates.contracts_date
order by need_dates.reference_date, need_dates.need_date, members.area_id, age_groups.age_group
