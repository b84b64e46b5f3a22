{{ config(alias='fct_funding') }}

select * from {{ ref('fct_funding') }}
