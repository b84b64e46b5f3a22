-- What is it? Euros drawn beyond the delivered budget of which no finding says how many they are.
-- When does it matter? Sums that do not reconcile are read in the report of the refresh, not found by chance.
-- How to resolve? Compare int_funding_contradictions with fct_funding_reconciliation at the last date.
with uncovered as (
    select
        programme || ' ' || year as subject,
        cast(ceil(unexplained_eur) as bigint) as count
    from {{ ref('fct_funding_reconciliation') }}
    where
        unexplained_eur > 0
        and reference_date = (select max(reference_date) from {{ ref('fct_funding_reconciliation') }})
),

told as (
    select
        subject,
        count
    from {{ ref('int_findings') }}
    where finding = 'drawn_beyond_programme'
)

select * from uncovered
anti join told using (subject, count)
