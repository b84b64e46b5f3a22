{{ config(alias='fct_rollout_forecast') }}

select * from {{ ref('fct_rollout_forecast') }}
