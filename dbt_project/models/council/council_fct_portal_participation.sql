{{ config(alias='fct_portal_participation') }}

select * from {{ ref('fct_portal_participation') }}
