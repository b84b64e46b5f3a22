with work_dates as (
    select
        reference_date,
        sender,
        source_date
    from {{ ref('int_sources_as_of') }}
    where contract = 'work_programme' and reference_date = latest_source_date
),

milestones as (
    select * from {{ ref('stg_work_programme') }}
),

as_of as (
    select
        work_dates.reference_date,
        milestones.* exclude (reference_date)
    from work_dates
    inner join milestones
        on work_dates.source_date = milestones.reference_date and work_dates.sender = milestones.sender
    qualify
        row_number() over (
            partition by work_dates.reference_date, milestones.milestone_id
            order by milestones.reference_date desc, milestones.sender, milestones.delivery_id
        ) = 1
),

-- the day first named is the one promised; a day left out in between does not unsay it
with_history as (
    select
        *,
        arg_min(due_on, reference_date) over milestone_so_far as first_due_on,
        case when due_on <> lag(due_on) over milestone_so_far then 1 else 0 end as is_moved
    from as_of
    window milestone_so_far as (partition by milestone_id order by reference_date)
),

themes as (
    select
        theme,
        min(theme_order) as theme_order
    from {{ ref('work_projects') }}
    group by theme
),

projects as (
    select * from {{ ref('work_projects') }}
)

select
    with_history.* exclude (is_moved, sender, delivery_id),
    cast(
        sum(with_history.is_moved) over (
            partition by with_history.milestone_id order by with_history.reference_date
        ) as bigint
    ) as times_moved,
    themes.theme is not null as is_known_theme,
    projects.project is not null as is_known_project,
    themes.theme_order,
    projects.project_order,
    projects.purpose,
    projects.law
from with_history
left join themes on with_history.theme = themes.theme
left join projects on with_history.theme = projects.theme and with_history.project = projects.project
