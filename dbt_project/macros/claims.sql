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

{#- The month in which the claim in force on a day opened, or the next one will: that of the first birthday,
    from the third on that of the third. A whole month, and for a child of 29 February its February, since the
    day itself would tell the birth date. -#}
{% macro claim_month(claim, birth_month) -%}
    case
        when {{ claim }} = 'centre' then {{ months_after(birth_month, 36) }}
        when {{ claim }} <> 'at_school' then {{ months_after(birth_month, 12) }}
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

{#- How pressing it is on a day to find a place for a child that is due one from another day on. -#}
{% macro urgency(due_date, day) -%}
    case
        when {{ due_date }} < {{ months_before(day, var('overdue_long_months')) }} then 'overdue_long'
        when {{ due_date }} <= {{ day }} then 'overdue'
        when {{ due_date }} <= {{ months_after(day, var('due_soon_months')) }} then 'due_soon'
        when {{ due_date }} is not null then 'later'
    end
{%- endmacro %}

{#- Which of a child's registrations speaks for it: a live one before others, then the best-ranked. -#}
{% macro leading_wish(registrations) -%}
    row(
        not {{ registrations }}.is_live,
        not {{ registrations }}.is_accepted,
        coalesce({{ registrations }}.wish_rank, 99),
        {{ registrations }}.record_number
    )
{%- endmacro %}

{#- Whether a contract runs on a day. -#}
{% macro covers(contracts, day) -%}
    {{ day }} between {{ contracts }}.starts_on and {{ contracts }}.covers_until
{%- endmacro %}

{#- Which of a child's contracts speaks for it on a day: one that runs before others. -#}
{% macro leading_contract(contracts, day) -%}
    row(not ({{ covers(contracts, day) }}), {{ contracts }}.record_number)
{%- endmacro %}

{#- Children in one state, counted once each. -#}
{% macro count_state(state, condition='true') -%}
    count(case when children.state = '{{ state }}' and {{ condition }} then 1 end)
{%- endmacro %}
