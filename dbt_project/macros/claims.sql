{#- What § 24 SGB VIII gives a child on a day: under one a conditional claim; from the first birthday a centre
    or child minding; from the third birthday until school a centre. -#}
{% macro claim(birth_date, day) -%}
    case
        when {{ birth_date }} > {{ day }} then 'not_born'
        when {{ day }} >= {{ school_start(birth_date) }} then 'at_school'
        when {{ completed_years(birth_date, day) }} < 1 then 'conditional'
        when {{ completed_years(birth_date, day) }} < 3 then 'centre_or_child_minding'
        else 'centre'
    end
{%- endmacro %}

{#- § 5 KiBiz: notice given later than six months before the wanted start. A flag, never an exclusion. -#}
{% macro is_short_notice(registered_on, wanted_start) -%}
    {{ registered_on }} > {{ months_before(wanted_start, var('notice_months')) }}
{%- endmacro %}

{#- A child waits long when its wanted start lies more than three months back. -#}
{% macro waits_long(wanted_start, need_date) -%}
    {{ wanted_start }} < {{ months_before(need_date, var('long_wait_months')) }}
{%- endmacro %}

{#- Children in one state, counted once each. -#}
{% macro count_state(state, condition='true') -%}
    count(case when children.state = '{{ state }}' and {{ condition }} then 1 end)
{%- endmacro %}
