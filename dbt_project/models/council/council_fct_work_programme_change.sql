{{ config(alias='fct_work_programme_change') }}

select * from {{ ref('fct_work_programme_change') }}
