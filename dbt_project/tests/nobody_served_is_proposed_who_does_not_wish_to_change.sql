-- What is it? A child with a place and no wish for another to whom a place is proposed.
-- When does it matter? The place is missing for a child that waits, and the family is called in vain.
-- How to resolve? Look at the states that int_placement_children takes, and at the child's identity.
select
    placed.reference_date,
    placed.need_date,
    placed.method,
    placed.child_id,
    children.state
from {{ ref('int_placement') }} as placed
inner join {{ ref('int_child_states') }} as children using (reference_date, need_date, child_id)
where placed.is_placed and children.state not in ('unserved', 'served_wishes_change')
