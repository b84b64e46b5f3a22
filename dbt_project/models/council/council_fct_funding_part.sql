{{ config(alias='fct_funding_part') }}

select * from {{ ref('fct_funding_part') }}
