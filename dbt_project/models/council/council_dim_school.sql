{{ config(alias='dim_school') }}

select * from {{ ref('dim_school') }}
