{#- Providers come without a number of their own; their name gives them a lasting one. -#}
{% macro provider_id(provider_name) -%}
    'T' || left({{ dbt.hash(provider_name) }}, 8)
{%- endmacro %}

{% macro is_municipal(provider_group) -%}
    lower({{ provider_group }}) in ('{{ var("municipal_provider_groups") | join("', '") }}')
{%- endmacro %}
