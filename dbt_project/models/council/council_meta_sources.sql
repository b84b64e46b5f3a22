{{ config(alias='meta_sources') }}

select * from {{ ref('meta_sources') }}
