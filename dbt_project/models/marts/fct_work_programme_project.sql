with milestones as (
    select * from {{ ref('fct_work_programme') }}
),

counted as (
    select
        reference_date,
        theme,
        project,
        bool_and(is_known_project) as is_known_project,
        min(theme_order) as theme_order,
        min(project_order) as project_order,
        min(started_on) as started_on,
        max(due_on) as last_due_on,
        {{ milestone_counts() }}
    from milestones
    group by reference_date, theme, project
),

-- what is overdue comes next too, and what has no day comes last
next_milestones as (
    select * from milestones
    where not is_done
    qualify
        row_number() over (
            partition by reference_date, theme, project
            order by due_on nulls last, milestone_id
        ) = 1
),

projects as (
    select * from {{ ref('work_projects') }}
)

select
    counted.reference_date,
    counted.theme,
    counted.project,
    counted.is_known_project,
    counted.theme_order,
    counted.project_order,
    projects.purpose,
    projects.law,
    counted.started_on,
    counted.last_due_on,
    coalesce(next_milestones.state, 'done') as state,
    next_milestones.milestone_id as next_milestone_id,
    next_milestones.milestone as next_milestone,
    next_milestones.due_on as next_due_on,
    next_milestones.days_late as next_days_late,
    next_milestones.responsible_unit as next_responsible_unit,
    counted.milestones,
    {%- for state in milestone_states() %}
    counted.{{ state }},
    {%- endfor %}
    counted.not_yet_due,
    counted.done,
    counted.due,
    counted.due_on_time,
    counted.on_time_rate,
    counted.due_at_first,
    counted.done_by_first_date,
    counted.first_date_rate,
    counted.longest_overdue_days
from counted
left join next_milestones using (reference_date, theme, project)
left join projects on counted.theme = projects.theme and counted.project = projects.project
order by
    counted.reference_date, counted.theme_order nulls last, counted.project_order nulls last,
    counted.project
