{{ config(alias='fct_school') }}

select * from {{ ref('fct_school') }}
