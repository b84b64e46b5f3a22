-- What is it? A child with several places or offers of which the rule would take all away, or none.
-- When does it matter? A coordinator who follows the list would leave a served child without a place.
-- How to resolve? Look at the order of places in int_claimed_places; one of them comes before all others.
select
    reference_date,
    child_id,
    claim_kind
from {{ ref('fct_double_places') }}
group by reference_date, child_id, claim_kind
having count(case when would_become_free then 1 end) not between 1 and count(*) - 1
