-- What is it? A child that is said to wait for a place held twice and is not unserved on that day.
-- When does it matter? The city would count on a place for a child that needs none, and forget one that does.
-- How to resolve? Look at the need date in int_freed_places and at the child's state on it.
select
    fits.reference_date,
    fits.need_date,
    fits.child_id,
    children.state
from {{ ref('int_freed_place_fits') }} as fits
left join {{ ref('fct_children') }} as children using (reference_date, need_date, child_id)
where children.state is distinct from 'unserved'
