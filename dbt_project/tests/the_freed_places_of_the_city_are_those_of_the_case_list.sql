-- What is it? A sum of freed places or of children with several that differs from the coordinators' list.
-- When does it matter? Both are read aloud in the same meeting; they must be one number.
-- How to resolve? A home or an age group is counted in one table and left out in the other.
with listed as (
    select
        reference_date,
        child_id,
        min(age_group) as age_group,
        count(case when claim_kind = 'place' then 1 end) > 0 as has_places,
        count(distinct case when claim_kind = 'place' and would_become_free then facility_id end)
            as freed_places
    from {{ ref('fct_double_places') }}
    group by reference_date, child_id
    having min(district_id) is not null
),

summed as (
    select
        reference_date,
        age_group,
        count(case when has_places then 1 end) as double_places,
        sum(freed_places) as freed_places
    from listed
    group by reference_date, age_group
)

select
    counted.reference_date,
    counted.age_group,
    counted.double_places,
    counted.freed_places
from {{ ref('fct_double_place_count') }} as counted
left join summed using (reference_date, age_group)
where
    counted.level = 'city'
    and (
        counted.double_places <> coalesce(summed.double_places, 0)
        or counted.freed_places <> coalesce(summed.freed_places, 0)
    )
