-- What is it? A claim or its month that says more about a child's birthday than its month.
-- When does it matter? Case rows go to people who may know no birth date (§ 64 SGB VIII).
-- How to resolve? Derive the claim's month from the birth month alone, in the macro claim_month.
select
    reference_date,
    need_date,
    child_id,
    birth_month,
    claim_date
from {{ ref('fct_children') }}
where
    extract(day from claim_date) <> 1
    or extract(month from claim_date) <> extract(month from birth_month)
    or extract(year from claim_date) - extract(year from birth_month) not in (1, 3)
