{#- The first day of a day's month. -#}
{% macro month_of(day) -%}
    cast(date_trunc('month', {{ day }}) as date)
{%- endmacro %}

{#- The day a number of months earlier; where that month is too short, its last day. -#}
{% macro months_before(day, months) -%}
    cast({{ day }} - to_months(cast({{ months }} as integer)) as date)
{%- endmacro %}

{#- The day a number of months later; where that month is too short, its last day. -#}
{% macro months_after(day, months) -%}
    cast({{ day }} + to_months(cast({{ months }} as integer)) as date)
{%- endmacro %}

{#- The last month that was over on a day: 30 March is still in March, 31 March ends it. -#}
{% macro last_full_month(day) -%}
    {{ months_before(month_of(day ~ ' + 1'), 1) }}
{%- endmacro %}

{#- The later of two days; without one of them there is none ("greatest" would pass over the empty one). -#}
{% macro later_of(one, other) -%}
    case when {{ one }} is not null and {{ other }} is not null then greatest({{ one }}, {{ other }}) end
{%- endmacro %}
