-- What is it? A sum of the planners' file that differs from the coordinators' list of children.
-- When does it matter? Both are read aloud in the same meeting; they must be one number.
-- How to resolve? A state, an age group or a home is counted in one table and left out in the other.
with listed as (
    select
        reference_date,
        need_date,
        age_group,
        count(*) as children
    from {{ ref('fct_children') }}
    where state = 'unserved'
    group by reference_date, need_date, age_group
)

select
    reference_date,
    need_date,
    age_group,
    unserved,
    listed.children
from {{ ref('fct_unserved') }}
full outer join listed using (reference_date, need_date, age_group)
where level = 'city' and unserved <> coalesce(listed.children, 0)
