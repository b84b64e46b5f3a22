{{ config(alias='fct_rollout_bottleneck') }}

select * from {{ ref('fct_rollout_bottleneck') }}
