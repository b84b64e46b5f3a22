-- What is it? An area whose unserved children are not the sum over their reasons.
-- When does it matter? Both stand on one page; a child without a reason would be missing from the second.
-- How to resolve? A reason that int_child_states gives has no row in the seed unserved_reasons.
with by_reason as (
    select
        reference_date,
        need_date,
        area_id,
        age_group,
        sum(unserved) as children
    from {{ ref('fct_unserved_reason') }}
    group by reference_date, need_date, area_id, age_group
)

select
    reference_date,
    need_date,
    area_id,
    age_group,
    unserved,
    by_reason.children
from {{ ref('fct_unserved') }}
full outer join by_reason using (reference_date, need_date, area_id, age_group)
where unserved is distinct from by_reason.children
