{#- A rate as a ratio of sums; without a denominator there is no rate, and it is never 0. -#}
{% macro rate(numerator, denominator) -%}
    cast({{ numerator }} as double) / nullif(cast({{ denominator }} as double), 0)
{%- endmacro %}

{#- Places missing and places too many; a place too many in one district does not help another. -#}
{% macro shortage(demand, places) -%}
    greatest(0, {{ demand }} - {{ places }})
{%- endmacro %}

{% macro surplus(demand, places) -%}
    greatest(0, {{ places }} - {{ demand }})
{%- endmacro %}

{#- Places still free and children beyond them, per facility; only then may they be added up. -#}
{% macro free_places(available, taken, offered) -%}
    greatest(0, {{ available }} - {{ taken }} - {{ offered }})
{%- endmacro %}

{% macro places_over(available, taken) -%}
    greatest(0, {{ taken }} - {{ available }})
{%- endmacro %}
