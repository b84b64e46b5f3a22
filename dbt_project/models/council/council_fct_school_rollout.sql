{{ config(alias='fct_school_rollout') }}

select * from {{ ref('fct_school_rollout') }}
