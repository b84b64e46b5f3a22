{{ config(alias='dim_programme') }}

select * from {{ ref('dim_programme') }}
