{{ config(alias='fct_funding_programme') }}

select * from {{ ref('fct_funding_programme') }}
