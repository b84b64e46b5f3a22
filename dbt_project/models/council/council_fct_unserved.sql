{{ config(alias='fct_unserved') }}

{%- set counts_of_children = [
    'unserved', 'unserved_over_three_months', 'short_notice', 'conditional_claim', 'claim_not_open',
    'served_wishes_change', 'minding_only',
] %}

select
    * replace (
        {%- for count in counts_of_children %}
        {{ shown(count) }} as {{ count }},
        {%- endfor %}
        {{ any_is_hidden(counts_of_children) }} as is_suppressed
    )
from {{ ref('fct_unserved') }}
where level in ('borough', 'city')
