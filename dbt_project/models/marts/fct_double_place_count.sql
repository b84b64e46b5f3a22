with claims as (
    select * from {{ ref('int_claimed_places') }}
),

children as (
    select
        reference_date,
        child_id,
        min(district_id) as district_id,
        min(age_group) as age_group,
        bool_or(claim_kind = 'place') as has_places,
        bool_or(claim_kind = 'place' and is_supplementary) as has_supplementary,
        bool_or(claim_kind = 'offer') as has_offers,
        -- two contracts in a row with one facility are one place
        count(distinct case when claim_kind = 'place' and would_become_free then facility_id end)
            as freed_places,
        count(
            distinct case
                when claim_kind = 'place' and would_become_free and is_supplementary then facility_id
            end
        ) as freed_supplementary,
        count(distinct case when claim_kind = 'offer' and would_become_free then facility_id end)
            as freed_offers
    from claims
    group by reference_date, child_id
),

-- a child that several of the freed places fit counts once, where it lives
fitting as (
    select
        reference_date,
        child_id,
        min(district_id) as district_id,
        arg_min(age_group, need_date) as age_group
    from {{ ref('int_freed_place_fits') }}
    where claim_kind = 'place'
    group by reference_date, child_id
),

counted as (
    select
        reference_date,
        district_id,
        age_group,
        count(case when has_places then 1 end) as double_places,
        count(case when has_supplementary then 1 end) as with_child_minding,
        count(case when has_offers then 1 end) as double_offers,
        sum(freed_places) as freed_places,
        sum(freed_supplementary) as freed_supplementary,
        sum(freed_offers) as freed_offers,
        0 as children_fitting
    from children
    group by reference_date, district_id, age_group
    union all
    select
        reference_date,
        district_id,
        age_group,
        0 as double_places,
        0 as with_child_minding,
        0 as double_offers,
        0 as freed_places,
        0 as freed_supplementary,
        0 as freed_offers,
        count(*) as children_fitting
    from fitting
    group by reference_date, district_id, age_group
),

-- a date without contracts knows of no places, so it cannot know of two
contract_dates as (
    select distinct reference_date from {{ ref('int_contracts_as_of') }}
),

-- and one without registrations does not know who waits
registration_dates as (
    select distinct
        reference_date,
        true as is_known
    from {{ ref('int_need_dates') }}
),

reference_dates as (
    select
        contract_dates.reference_date,
        coalesce(registration_dates.is_known, false) as knows_waiting
    from contract_dates
    left join registration_dates using (reference_date)
),

members as (
    select * from {{ ref('int_area_members') }}
),

age_groups as (
    {{ age_groups() }}
)

select
    reference_dates.reference_date,
    members.level,
    members.area_id,
    members.borough_id,
    age_groups.age_group,
    cast(coalesce(sum(counted.double_places), 0) as bigint) as double_places,
    cast(coalesce(sum(counted.with_child_minding), 0) as bigint) as with_child_minding,
    cast(coalesce(sum(counted.double_offers), 0) as bigint) as double_offers,
    cast(coalesce(sum(counted.freed_places), 0) as bigint) as freed_places,
    cast(coalesce(sum(counted.freed_supplementary), 0) as bigint) as freed_supplementary,
    cast(coalesce(sum(counted.freed_offers), 0) as bigint) as freed_offers,
    cast(
        case when reference_dates.knows_waiting then coalesce(sum(counted.children_fitting), 0) end as bigint
    ) as children_fitting,
    cast({{ var('nearby_km') }} as double) as nearby_km,
    false as is_suppressed
from reference_dates
cross join members
cross join age_groups
left join counted
    on
        reference_dates.reference_date = counted.reference_date
        and members.district_id = counted.district_id
        and age_groups.age_group = counted.age_group
group by
    reference_dates.reference_date, reference_dates.knows_waiting, members.level, members.area_id,
    members.borough_id, age_groups.age_group
order by reference_dates.reference_date, members.area_id, age_groups.age_group
