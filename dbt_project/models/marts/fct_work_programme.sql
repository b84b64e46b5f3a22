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

judged as (
    select
        *,
        done_on is not null as is_done,
        -- on the day itself is on time; what is not yet due is neither
        case
            when done_on is not null then done_on <= due_on
            when due_on < reference_date then false
        end as is_on_time
    from as_of
)

select
    reference_date,
    milestone_id,
    theme,
    project,
    milestone,
    due_on,
    done_on,
    is_done,
    is_on_time,
    greatest(0, date_diff('day', due_on, coalesce(done_on, reference_date))) as days_late,
    case
        when is_done and is_on_time then 'done_on_time'
        when is_done then 'done_late'
        when is_on_time is null then 'open'
        else 'overdue'
    end as state,
    evidence,
    responsible_unit
from judged
order by reference_date, milestone_id
