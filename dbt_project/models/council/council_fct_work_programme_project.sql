{{ config(alias='fct_work_programme_project') }}

select * from {{ ref('fct_work_programme_project') }}
