-- What is it? A share below 0 or above 100 %.
-- When does it matter? Its numerator counts what its denominator does not.
-- How to resolve? Both sums must run over the same schools, centres or children.
select
    'fct_school_rollout' as table_name,
    share
from {{ ref('fct_school_rollout') }}
where share not between 0 and 1
union all
select
    'fct_school_rollout_area' as table_name,
    share
from {{ ref('fct_school_rollout_area') }}
where share not between 0 and 1
union all
select
    'fct_portal_participation' as table_name,
    share
from {{ ref('fct_portal_participation') }}
where share not between 0 and 1
