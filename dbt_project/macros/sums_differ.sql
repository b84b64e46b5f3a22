{#- Whether a column's districts or boroughs do not add up to the city; a group has rows of all levels. -#}
{% macro sums_differ(column) -%}
    {%- for level in ['district', 'borough'] -%}
    {{ ' or ' if not loop.first -}}
    abs(
        sum(case when level = '{{ level }}' then {{ column }} end)
        - sum(case when level = 'city' then {{ column }} end)
    ) > 0.001
    {%- endfor -%}
{%- endmacro %}
