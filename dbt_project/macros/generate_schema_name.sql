{#- Schemas carry the layer's own name: the build file belongs to this project alone. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name or target.schema }}
{%- endmacro %}
