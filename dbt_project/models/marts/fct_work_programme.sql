with milestones as (
    select
        *,
        {{ has_come('due_on') }} as is_due,
        {{ has_come('first_due_on') }} as is_due_at_first
    from {{ ref('int_work_programme') }}
)

select
    reference_date,
    milestone_id,
    theme,
    project,
    milestone,
    started_on,
    first_due_on,
    due_on,
    case when first_due_on is not null and due_on is not null then due_on - first_due_on end as moved_days,
    times_moved,
    done_on,
    done_on is not null as is_done,
    is_due,
    is_due_at_first,
    -- on the day itself is on time; what is not yet due is neither, and without a day nothing can be said
    case
        when done_on is not null then done_on <= due_on
        when due_on < reference_date then false
    end as is_on_time,
    case
        when due_on is not null then greatest(0, date_diff('day', due_on, coalesce(done_on, reference_date)))
    end as days_late,
    case when done_on is null and due_on >= reference_date then date_diff('day', reference_date, due_on) end
        as days_left,
    case
        when due_on is null then 'no_date'
        when done_on <= due_on then 'done_on_time'
        when done_on > due_on then 'done_late'
        when due_on < reference_date then 'overdue'
        when date_diff('day', reference_date, due_on) <= {{ var('milestone_due_soon_days') }} then 'due_soon'
        else 'open'
    end as state,
    evidence,
    responsible_unit,
    is_known_theme,
    is_known_project,
    theme_order,
    project_order
from milestones
order by reference_date, milestone_id
