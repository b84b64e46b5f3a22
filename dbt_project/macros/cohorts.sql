{#- The day in a day-care year on which ages are taken (§ 33 KiBiz). -#}
{% macro age_cut_off(day_care_year) -%}
    make_date({{ day_care_year }}, {{ var('age_cut_off_month') }}, {{ var('age_cut_off_day') }})
{%- endmacro %}

{#- The last birth day of the children who start school in a year (§ 35 SchulG NRW): six by 30 September. -#}
{% macro last_birth_date_at_school(day_care_year) -%}
    make_date({{ day_care_year }} - 6, {{ var('school_cut_off_month') }}, {{ var('school_cut_off_day') }})
{%- endmacro %}

{#- The planning cohort of a child in a day-care year Y, null outside both:
    under three born 2.11.(Y-3) to 1.11.Y, three to school born 1.10.(Y-6) to 1.11.(Y-3). -#}
{% macro cohort(birth_date, day_care_year) -%}
    case
        when {{ birth_date }} > {{ age_cut_off(day_care_year) }} then null
        when {{ birth_date }} > {{ age_cut_off(day_care_year ~ ' - 3') }} then 'under_three'
        when {{ birth_date }} > {{ last_birth_date_at_school(day_care_year) }} then 'three_to_school'
    end
{%- endmacro %}

{#- The age group a child is looked after in, also outside the planning cohorts. -#}
{% macro care_age_group(birth_date, day_care_year) -%}
    case
        when {{ birth_date }} > {{ age_cut_off(day_care_year ~ ' - 3') }} then 'under_three'
        else 'three_to_school'
    end
{%- endmacro %}

{#- The day-care year on whose cut-off day a child is under one: its cohort is named by it. -#}
{% macro cohort_year(birth_date) -%}
    extract(year from {{ birth_date }})
    + case
        when {{ birth_date }} > {{ age_cut_off('extract(year from ' ~ birth_date ~ ')') }} then 1
        else 0
    end
{%- endmacro %}

{#- The last cohort whose months were all over on a day: on 31 October the year's, a day before not. -#}
{% macro last_full_cohort(day) -%}
    ({{ cohort_year(month_middle(months_before(last_full_month(day), -1))) }} - 1)
{%- endmacro %}

{#- The two age groups of the planning, one row each. -#}
{% macro age_groups() -%}
    select 'under_three' as age_group
    union all
    select 'three_to_school' as age_group
{%- endmacro %}
