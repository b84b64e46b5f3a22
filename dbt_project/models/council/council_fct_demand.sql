{{ config(alias='fct_demand') }}

{%- set counts_of_children = ['children', 'taken', 'offered', 'over', 'in_care'] %}

select
    * replace (
        {%- for count in counts_of_children %}
        {{ shown(count) }} as {{ count }},
        {%- endfor %}
        -- a rate would give its numerator or denominator away
        case when not ({{ any_is_hidden(['in_care', 'children']) }}) then care_rate end as care_rate,
        case when not {{ is_hidden('children') }} then place_rate end as place_rate,
        case when not {{ is_hidden('children') }} then demand end as demand,
        case when not {{ is_hidden('children') }} then shortage end as shortage,
        case when not {{ is_hidden('children') }} then surplus end as surplus,
        case when not {{ is_hidden('children') }} then balance end as balance,
        {{ any_is_hidden(counts_of_children) }} as is_suppressed
    )
from {{ ref('fct_demand') }}
where level in ('borough', 'city')
