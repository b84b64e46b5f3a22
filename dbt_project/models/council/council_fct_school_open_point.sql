{{ config(alias='fct_school_open_point') }}

select * from {{ ref('fct_school_open_point') }}
