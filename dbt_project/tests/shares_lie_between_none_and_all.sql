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
{%- for table, share in [
    ('fct_portal_month', 'share'), ('fct_portal_coverage', 'share_of_places'),
    ('fct_online_registration', 'share'), ('fct_work_programme_theme', 'on_time_rate'),
    ('fct_work_programme_project', 'on_time_rate'),
] %}
union all
select
    '{{ table }}' as table_name,
    {{ share }} as share
from {{ ref(table) }}
where {{ share }} not between 0 and 1
{%- endfor %}
