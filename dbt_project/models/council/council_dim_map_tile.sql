{{ config(alias='dim_map_tile') }}

select * from {{ ref('dim_map_tile') }}
