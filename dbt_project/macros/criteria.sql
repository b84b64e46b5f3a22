{#- The points of a registration at its facility: for being registered, and the portal's own points; where it
    delivers none, those of a sibling there. -#}
{% macro criteria_points(registrations) -%}
    criteria.registered
    + coalesce(
        {{ registrations }}.criteria_points * criteria.delivered,
        case when {{ registrations }}.has_sibling_at_centre then criteria.sibling end,
        0
    )
{%- endmacro %}
