{#- Euros and cents as an exact number: sums come out the same in whatever order they are added. -#}
{% macro euros(amount) -%}
    cast({{ amount }} as decimal(18, 2))
{%- endmacro %}

{#- A sum to the cent of amounts that are published as floating numbers. -#}
{% macro sum_of_euros(amount) -%}
    cast(sum({{ euros(amount) }}) as double)
{%- endmacro %}

{#- First in, first out: a year's draws take what was carried in before they touch the year's own quota. -#}
{% macro rest_of_carried(year, carried_in) -%}
    {{ euros("greatest(0, " ~ carried_in ~ " - " ~ year ~ ".drawn_eur)") }}
{%- endmacro %}

{% macro rest_of_own_quota(year, carried_in) -%}
    {{ euros(
        "greatest(0, " ~ year ~ ".quota_eur - greatest(0, " ~ year ~ ".drawn_eur - " ~ carried_in ~ "))"
    ) }}
{%- endmacro %}

{#- What a year leaves to the next under its programme's rule. -#}
{% macro carried_out(year) -%}
    {{ euros(
        "case when " ~ year ~ ".carries_own_rest then " ~ year ~ ".own_rest_eur else 0 end"
        ~ " + case when " ~ year ~ ".carries_old_rest then " ~ year ~ ".old_rest_eur else 0 end"
    ) }}
{%- endmacro %}
