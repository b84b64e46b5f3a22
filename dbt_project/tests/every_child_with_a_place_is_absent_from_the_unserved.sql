-- What is it? A child counted as unserved although a contract with a centre covers the very day.
-- When does it matter? The number of unserved children is what the city answers for in court and council.
-- How to resolve? Look at the order of states in int_child_states and at the identity of the child's records.
select
    children.reference_date,
    children.need_date,
    children.child_id
from {{ ref('int_child_states') }} as children
inner join {{ ref('int_contracts_as_of') }} as contracts using (reference_date, child_id)
where
    children.state = 'unserved'
    and contracts.care_kind = 'centre'
    and children.need_date between contracts.starts_on and contracts.covers_until
