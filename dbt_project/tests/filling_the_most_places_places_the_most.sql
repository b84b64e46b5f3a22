-- What is it? A day on which the flow fills fewer places, or deferred acceptance passes a child over.
-- When does it matter? The price between the two is shown; it would have the wrong sign.
-- How to resolve? Look at the market of that day: both methods must see the same children, wishes and groups.
select
    reference_date,
    need_date,
    age_group,
    fair.placed as placed_fair,
    most.placed as placed_most,
    fair.envy_pairs,
    friction.friction
from {{ ref('fct_placement_result') }} as fair
inner join {{ ref('fct_placement_result') }} as most using (reference_date, need_date, age_group)
inner join {{ ref('fct_friction') }} as friction using (reference_date, need_date, age_group)
where
    fair.method = 'fair'
    and most.method = 'most'
    and friction.level = 'city'
    and (most.placed < fair.placed or most.placed < friction.friction or fair.envy_pairs > 0)
