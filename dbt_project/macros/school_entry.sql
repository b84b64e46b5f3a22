{#- The year a child starts school: six by 30 September counts, by 1 October not (§ 35 SchulG NRW). -#}
{% macro school_entry_year(birth_date) -%}
    extract(year from {{ birth_date }}) + 6
    + case
        when
            {{ month_and_day(birth_date) }}
            > {{ var('school_cut_off_month') * 100 + var('school_cut_off_day') }}
            then 1
        else 0
    end
{%- endmacro %}

{#- A cohort and those of the three grades above it, in the school year in which it starts. -#}
{% macro grades_of_primary_school() -%}
    range between {{ var('grades_after_first') }} preceding and current row
{%- endmacro %}

{#- The first day on which a child is at school rather than in day care. -#}
{% macro school_start(birth_date) -%}
    {{ day_care_year_start(school_entry_year(birth_date)) }}
{%- endmacro %}
