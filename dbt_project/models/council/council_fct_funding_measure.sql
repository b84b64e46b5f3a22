{{ config(alias='fct_funding_measure') }}

select * from {{ ref('fct_funding_measure') }}
