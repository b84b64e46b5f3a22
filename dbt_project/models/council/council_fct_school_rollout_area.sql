{{ config(alias='fct_school_rollout_area') }}

select * from {{ ref('fct_school_rollout_area') }}
where level = 'borough'
