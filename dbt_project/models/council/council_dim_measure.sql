{{ config(alias='dim_measure') }}

select * from {{ ref('dim_measure') }}
