{{ config(alias='dim_area_shape') }}

select * from {{ ref('dim_area_shape') }}
