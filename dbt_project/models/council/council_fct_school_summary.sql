{{ config(alias='fct_school_summary') }}

select * from {{ ref('fct_school_summary') }}
