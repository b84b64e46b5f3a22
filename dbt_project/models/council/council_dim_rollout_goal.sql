{{ config(alias='dim_rollout_goal') }}

select * from {{ ref('dim_rollout_goal') }}
