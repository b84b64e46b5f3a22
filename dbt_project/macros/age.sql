{#- Month and day as one number, so that days of different years compare: 1 March is 301. -#}
{% macro month_and_day(day) -%}
    (extract(month from {{ day }}) * 100 + extract(day from {{ day }}))
{%- endmacro %}

{#- Completed years of age; a child of 29 February completes a year at the end of 28 February
    (§§ 187, 188 BGB), so it is a year older from 1 March. -#}
{% macro completed_years(birth_date, day) -%}
    extract(year from {{ day }}) - extract(year from {{ birth_date }})
    - case when {{ month_and_day(day) }} < {{ month_and_day(birth_date) }} then 1 else 0 end
{%- endmacro %}

{#- The day that stands for a birth month where only the month is known: its middle, so that whole children
    belong to one cohort. -#}
{% macro month_middle(month) -%}
    ({{ month }} + 14)
{%- endmacro %}
