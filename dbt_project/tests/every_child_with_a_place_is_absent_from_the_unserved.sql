-- What is it? A child counted as unserved although a contract or an accepted offer covers the very day.
-- When does it matter? The number of unserved children is what the city answers for in court and council.
-- How to resolve? Look at the order of states in int_child_states and at the identity of the child's records.
with placed as (
    select
        reference_date,
        child_id,
        starts_on,
        covers_until
    from {{ ref('int_contracts_as_of') }}
    union all
    select
        reference_date,
        child_id,
        wanted_start as starts_on,
        school_starts_on - 1 as covers_until
    from {{ ref('int_registrations_as_of') }}
    where is_accepted
)

select
    children.reference_date,
    children.need_date,
    children.child_id
from {{ ref('int_child_states') }} as children
inner join placed using (reference_date, child_id)
where
    children.state = 'unserved'
    and children.need_date between placed.starts_on and placed.covers_until
