{#- A count of 1 to 4 children could tell who they are: the council's file leaves it out and says so. -#}
{% macro is_hidden(count) -%}
    coalesce({{ count }} > 0 and {{ count }} < {{ var('smallest_count_shown') }}, false)
{%- endmacro %}

{#- Whether one of a row's counts is hidden. -#}
{% macro any_is_hidden(counts) -%}
    {%- for count in counts -%}
    {{ ' or ' if not loop.first }}{{ is_hidden(count) }}
    {%- endfor -%}
{%- endmacro %}

{% macro shown(count) -%}
    case when not {{ is_hidden(count) }} then {{ count }} end
{%- endmacro %}
