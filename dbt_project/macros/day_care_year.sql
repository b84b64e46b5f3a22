{#- The day-care year of a day, named by its first calendar year: 31.7.2026 is 2025, 1.8.2026 is 2026. -#}
{% macro day_care_year(day) -%}
    extract(year from {{ day }})
    - case when extract(month from {{ day }}) < {{ var('day_care_year_first_month') }} then 1 else 0 end
{%- endmacro %}

{#- The first day of a day-care year. -#}
{% macro day_care_year_start(day_care_year) -%}
    make_date({{ day_care_year }}, {{ var('day_care_year_first_month') }}, 1)
{%- endmacro %}

{#- The first 1 August after a day. -#}
{% macro next_day_care_year_start(day) -%}
    {{ day_care_year_start(day_care_year(day) ~ ' + 1') }}
{%- endmacro %}
