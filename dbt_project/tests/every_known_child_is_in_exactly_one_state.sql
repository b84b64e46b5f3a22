-- What is it? A child with a registration or contract that has no state on a need date, or two.
-- When does it matter? Whoever is in no state is counted nowhere, neither with a place nor without.
-- How to resolve? Look at the joins in int_child_states; who has an ended contract alone is withdrawn.
with known as (
    select
        reference_date,
        child_id
    from {{ ref('int_registrations_as_of') }}
    union
    select
        reference_date,
        child_id
    from {{ ref('int_contracts_as_of') }}
),

expected as (
    select
        need_dates.reference_date,
        need_dates.need_date,
        known.child_id
    from known
    inner join {{ ref('int_need_dates') }} as need_dates using (reference_date)
)

select
    reference_date,
    need_date,
    child_id,
    count(states.state) as states
from expected
full outer join {{ ref('int_child_states') }} as states using (reference_date, need_date, child_id)
group by reference_date, need_date, child_id
having
    count(states.state) <> 1
    or count(expected.child_id) <> 1
    or bool_or(
        states.state not in (
            'at_school', 'not_resident', 'served_wishes_change', 'served', 'offered', 'minding_only',
            'withdrawn', 'claim_not_open', 'conditional_claim', 'unserved'
        )
    )
