{{ config(alias='fct_work_programme') }}

select * from {{ ref('fct_work_programme') }}
