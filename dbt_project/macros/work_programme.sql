{#- The states of a milestone, in the order in which they are told. -#}
{% macro milestone_states() -%}
    {{ return(['done_on_time', 'done_late', 'due_soon', 'open', 'overdue', 'no_date']) }}
{%- endmacro %}

{#- Milestones by their state, and of those whose day has come how many were done by it. -#}
{% macro milestone_counts() -%}
    count(*) as milestones,
    {%- for state in milestone_states() %}
    count(case when state = '{{ state }}' then 1 end) as {{ state }},
    {%- endfor %}
    count(case when state in ('due_soon', 'open', 'no_date') then 1 end) as not_yet_due,
    count(case when is_done then 1 end) as done,
    count(case when is_due then 1 end) as due,
    count(case when is_due and is_on_time then 1 end) as due_on_time,
    {{ rate('count(case when is_due and is_on_time then 1 end)', 'count(case when is_due then 1 end)') }}
        as on_time_rate,
    count(case when is_due_at_first then 1 end) as due_at_first,
    count(case when is_due_at_first and done_on <= first_due_on then 1 end) as done_by_first_date,
    {{ rate(
        'count(case when is_due_at_first and done_on <= first_due_on then 1 end)',
        'count(case when is_due_at_first then 1 end)'
    ) }} as first_date_rate,
    max(case when state = 'overdue' then days_late end) as longest_overdue_days
{%- endmacro %}

{#- A day has come when it is over, or when on that very day what was due on it is done. -#}
{% macro has_come(day) -%}
    coalesce({{ day }} < reference_date or ({{ day }} = reference_date and done_on is not null), false)
{%- endmacro %}
