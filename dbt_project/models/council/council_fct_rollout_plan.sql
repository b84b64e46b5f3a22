{{ config(alias='fct_rollout_plan') }}

select * from {{ ref('fct_rollout_plan') }}
