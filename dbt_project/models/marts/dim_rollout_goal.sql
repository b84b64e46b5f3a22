select
    track,
    wording,
    goal_on,
    goal_schools,
    paper
from {{ ref('rollout_goals') }}
order by track, goal_on nulls last
