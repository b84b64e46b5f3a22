-- What is it? An area whose number is not the sum of its parts.
-- When does it matter? Whoever adds up the districts of a printed table must arrive at its last line.
-- How to resolve? A count was rounded or netted after it was added up; do both per district.
{%- set additive = {
    'fct_demand': [
        ['reference_date', 'day_care_year', 'age_group'],
        ['children', 'demand', 'approved_places', 'available_places', 'centre_places', 'planned_places',
         'minding_places', 'taken', 'offered', 'free', 'over', 'in_care', 'shortage', 'surplus', 'balance'],
    ],
    'fct_forecast': [['reference_date', 'day_care_year', 'age_group'], ['expected']],
    'fct_forecast_age': [['reference_date', 'day_care_year', 'year_of_age'], ['expected']],
    'fct_school_entry': [
        ['reference_date', 'school_year'], ['grade_1_expected', 'school_age_children', 'claim_children'],
    ],
    'fct_population': [['reference_date', 'year_of_age'], ['children']],
    'fct_unserved': [
        ['reference_date', 'need_date', 'age_group'],
        ['unserved', 'unserved_over_three_months', 'short_notice', 'conditional_claim', 'claim_not_open',
         'served_wishes_change', 'minding_only'],
    ],
    'fct_unserved_reason': [['reference_date', 'need_date', 'age_group', 'reason'], ['unserved']],
    'fct_double_place_count': [
        ['reference_date', 'age_group'],
        ['double_places', 'with_child_minding', 'double_offers', 'freed_places', 'freed_supplementary',
         'freed_offers', 'children_fitting'],
    ],
    'fct_waiting_list': [['reference_date', 'age_group'], ['account_children', 'children', 'wishes']],
} %}

{%- for table, (keys, columns) in additive.items() %}
{{ 'union all' if not loop.first }}
select
    '{{ table }}' as table_name,
    {{ keys | join(" || ' ' || ") }} as row_key
from {{ ref(table) }}
group by {{ keys | join(', ') }}
having {% for column in columns %}{{ 'or ' if not loop.first }}{{ sums_differ(column) }} {% endfor %}
{%- endfor %}
