{{ config(alias='fct_work_programme_theme') }}

select * from {{ ref('fct_work_programme_theme') }}
