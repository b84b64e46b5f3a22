{{ config(alias='fct_funding_reconciliation') }}

select * from {{ ref('fct_funding_reconciliation') }}
