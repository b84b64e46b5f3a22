{{ config(alias='fct_rollout_backtest') }}

select * from {{ ref('fct_rollout_backtest') }}
