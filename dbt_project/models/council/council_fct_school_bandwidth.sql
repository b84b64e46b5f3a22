{{ config(alias='fct_school_bandwidth') }}

select * from {{ ref('fct_school_bandwidth') }}
