with dates as (
    select * from {{ ref('int_placement_dates') }}
),

age_groups as (
    {{ age_groups() }}
),

methods as (
    select 'fair' as method
    union all
    select 'most' as method
),

children as (
    select
        *,
        not is_change and is_placed as got_place
    from {{ ref('int_placement') }}
)

select
    dates.reference_date,
    dates.need_date,
    age_groups.age_group,
    methods.method,
    count(case when not children.is_change then 1 end) as children,
    count(case when children.got_place then 1 end) as placed,
    count(case when children.got_place and children.wish_rank = 1 then 1 end) as at_wish_1,
    count(case when children.got_place and children.wish_rank = 2 then 1 end) as at_wish_2,
    count(case when children.got_place and children.wish_rank = 3 then 1 end) as at_wish_3,
    count(case when children.got_place and children.wish_rank > 3 then 1 end) as at_later_wish,
    count(case when children.got_place and children.wish_rank is null then 1 end) as at_no_wish,
    -- distances are tenths of a kilometre: whole numbers add up the same in any order
    round(
        sum(case when children.got_place then cast(round(children.distance_km * 10) as bigint) end)
        / nullif(count(case when children.got_place then children.distance_km end), 0) / 10.0, 2
    ) as mean_distance_km,
    count(case when children.is_change then 1 end) as wish_change,
    count(case when children.is_change and children.is_placed then 1 end) as moved,
    cast(coalesce(sum(children.passed_over), 0) as bigint) as envy_pairs
from dates
cross join age_groups
cross join methods
left join children
    on
        dates.reference_date = children.reference_date
        and dates.need_date = children.need_date
        and age_groups.age_group = children.age_group
        and methods.method = children.method
group by dates.reference_date, dates.need_date, age_groups.age_group, methods.method
order by dates.reference_date, dates.need_date, age_groups.age_group desc, methods.method
