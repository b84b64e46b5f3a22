{{ config(alias='fct_portal_coverage') }}

select * from {{ ref('fct_portal_coverage') }}
