{{ config(alias='fct_funding_progress') }}

select * from {{ ref('fct_funding_progress') }}
