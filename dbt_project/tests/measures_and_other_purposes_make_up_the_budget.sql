-- What is it? School IT and other purposes, less what is not covered, miss a year's delivered sum.
-- When does it matter? The treasurer's total is audited; a cent between the two must have a name.
-- How to resolve? Compare fct_funding_reconciliation with the delivered budget and the measures of that year.
select
    reference_date,
    programme,
    year
from {{ ref('fct_funding_reconciliation') }}
where
    round(coalesce(measures_drawn_eur, 0) + other_purposes_eur - unexplained_eur, 2)
    <> round(coalesce(all_purposes_drawn_eur, 0), 2)
    or (other_purposes_eur > 0 and unexplained_eur > 0)
