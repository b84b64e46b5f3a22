{{ config(alias='fct_portal_month') }}

select * from {{ ref('fct_portal_month') }}
