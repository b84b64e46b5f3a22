{{ config(alias='dim_area') }}

select * from {{ ref('dim_area') }}
where level in ('borough', 'city')
