{{ config(alias='fct_rollout_slip') }}

select * from {{ ref('fct_rollout_slip') }}
