{{ config(alias='fct_school_hold') }}

select * from {{ ref('fct_school_hold') }}
