{#- Between any two reference dates, not only neighbours: what moved and moved back adds up to nothing. -#}

with milestones as (
    select * from {{ ref('fct_work_programme') }}
),

reference_dates as (
    select distinct reference_date from milestones
),

pairs as (
    select
        later.reference_date,
        earlier.reference_date as compared_date
    from reference_dates as later
    inner join reference_dates as earlier on later.reference_date > earlier.reference_date
),

now_known as (
    select
        pairs.compared_date,
        milestones.*
    from pairs
    inner join milestones using (reference_date)
),

then_known as (
    select
        pairs.reference_date as later_date,
        milestones.*
    from pairs
    inner join milestones on pairs.compared_date = milestones.reference_date
),

compared as (
    select
        coalesce(now_known.reference_date, then_known.later_date) as reference_date,
        coalesce(now_known.compared_date, then_known.reference_date) as compared_date,
        coalesce(now_known.milestone_id, then_known.milestone_id) as milestone_id,
        coalesce(now_known.theme, then_known.theme) as theme,
        coalesce(now_known.project, then_known.project) as project,
        coalesce(now_known.milestone, then_known.milestone) as milestone,
        coalesce(now_known.responsible_unit, then_known.responsible_unit) as responsible_unit,
        now_known.milestone_id is not null as is_known,
        then_known.milestone_id is not null as was_known,
        coalesce(now_known.is_done, false) as is_done,
        coalesce(then_known.is_done, false) as was_done,
        now_known.state,
        then_known.state as state_before,
        now_known.due_on,
        then_known.due_on as due_before,
        now_known.done_on,
        now_known.days_late
    from now_known
    full outer join then_known
        on
            now_known.reference_date = then_known.later_date
            and now_known.compared_date = then_known.reference_date
            and now_known.milestone_id = then_known.milestone_id
),

changes as (
    {%- set conditions = [
        ('newly_done', 'is_done and not was_done'),
        ('newly_overdue', "state = 'overdue' and state_before is distinct from 'overdue'"),
        ('due_moved', 'due_on <> due_before'),
        ('due_set', 'was_known and due_before is null and due_on is not null'),
        ('due_removed', 'is_known and due_before is not null and due_on is null'),
        ('reopened', 'is_known and was_done and not is_done'),
        ('new', 'not was_known'),
        ('dropped', 'not is_known'),
    ] %}
    {%- for change, condition in conditions %}
    {%- if not loop.first %}
    union all
    {%- endif %}
    select
        *,
        '{{ change }}' as change,
        {{ loop.index }} as change_order
    from compared
    where {{ condition }}
    {%- endfor %}
)

select
    reference_date,
    compared_date,
    milestone_id,
    theme,
    project,
    milestone,
    responsible_unit,
    change,
    cast(change_order as bigint) as change_order,
    change = 'due_moved' as is_moved,
    case when change = 'due_moved' then due_on - due_before end as days_moved,
    change in ('newly_done', 'newly_overdue') and due_on is not null as is_late,
    case when change in ('newly_done', 'newly_overdue') then days_late end as days_late,
    was_known,
    was_done,
    state,
    state_before,
    due_on,
    due_before,
    done_on
from changes
order by reference_date, compared_date, change_order, milestone_id
