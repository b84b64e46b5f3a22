{{ config(alias='fct_school_quantity') }}

select * from {{ ref('fct_school_quantity') }}
