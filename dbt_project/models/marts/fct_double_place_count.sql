with children as (
    select
        reference_date,
        child_id,
        min(district_id) as district_id,
        min(age_group) as age_group,
        bool_or(claim_kind = 'place') as has_places,
        bool_or(claim_kind = 'place' and is_supplementary) as has_supplementary,
        bool_or(claim_kind = 'offer') as has_offers
    from {{ ref('int_claimed_places') }}
    group by reference_date, child_id
),

-- a date without contracts knows of no places, so it cannot know of two
reference_dates as (
    select distinct reference_date from {{ ref('int_contracts_as_of') }}
),

members as (
    select * from {{ ref('int_area_members') }}
),

age_groups as (
    select 'under_three' as age_group
    union all
    select 'three_to_school' as age_group
)

select
    reference_dates.reference_date,
    members.level,
    members.area_id,
    members.borough_id,
    age_groups.age_group,
    count(case when children.has_places then 1 end) as double_places,
    count(case when children.has_supplementary then 1 end) as with_child_minding,
    count(case when children.has_offers then 1 end) as double_offers,
    false as is_suppressed
from reference_dates
cross join members
cross join age_groups
left join children
    on
        reference_dates.reference_date = children.reference_date
        and members.district_id = children.district_id
        and age_groups.age_group = children.age_group
group by
    reference_dates.reference_date, members.level, members.area_id, members.borough_id, age_groups.age_group
order by reference_dates.reference_date, members.area_id, age_groups.age_group
