{{ config(alias='fct_school_stage') }}

select * from {{ ref('fct_school_stage') }}
