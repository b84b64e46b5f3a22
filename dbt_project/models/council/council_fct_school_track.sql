{{ config(alias='fct_school_track') }}

select * from {{ ref('fct_school_track') }}
