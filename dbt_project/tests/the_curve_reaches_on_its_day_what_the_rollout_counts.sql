-- What is it? The curve of plan and actual says another number of done schools than the state of the rollout.
-- When does it matter? The page would tell two numbers for the same date.
-- How to resolve? Both count schools done at their last site of all in operation; see int_rollout_seen.
select
    plan.reference_date,
    plan.track,
    plan.weighting,
    plan.reached,
    rollout.reached as counted
from {{ ref('fct_rollout_plan') }} as plan
inner join {{ ref('fct_school_rollout') }} as rollout
    on
        plan.reference_date = rollout.reference_date
        and plan.track = rollout.track
        and plan.weighting = rollout.weighting
where
    plan.day = plan.reference_date
    and rollout.stage = 'done'
    and (plan.reached is distinct from rollout.reached or plan.total is distinct from rollout.total)
