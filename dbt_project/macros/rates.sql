{#- A rate as a ratio of sums; without a denominator there is no rate, and it is never 0. -#}
{% macro rate(numerator, denominator) -%}
    cast({{ numerator }} as double) / nullif(cast({{ denominator }} as double), 0)
{%- endmacro %}

{#- A sum that is known only if every one of its parts is. -#}
{% macro sum_if_all_known(column) -%}
    case when count(*) = count({{ column }}) then sum({{ column }}) end
{%- endmacro %}

{#- Places missing and places too many; a place too many in one district does not help another. Without a
    target both are unknown ("greatest" alone would pass over the empty value and say 0). -#}
{% macro shortage(demand, places) -%}
    case when {{ demand }} is not null then greatest(0, {{ demand }} - {{ places }}) end
{%- endmacro %}

{% macro surplus(demand, places) -%}
    case when {{ demand }} is not null then greatest(0, {{ places }} - {{ demand }}) end
{%- endmacro %}

{#- Places still free and children beyond them, per facility; only then may they be added up. -#}
{% macro free_places(available, taken, offered) -%}
    greatest(0, {{ available }} - {{ taken }} - {{ offered }})
{%- endmacro %}

{% macro places_over(available, taken) -%}
    greatest(0, {{ taken }} - {{ available }})
{%- endmacro %}
