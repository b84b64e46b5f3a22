-- What is it? Two reference dates between which the changes told do not make up the difference in milestones.
-- When does it matter? The page says what changed since; a change that is not told would be lost there.
-- How to resolve? A condition in fct_work_programme_change misses a case, or tells one twice.
with totals as (
    select
        reference_date,
        milestones,
        done
    from {{ ref('fct_work_programme_theme') }}
    where is_total
),

told as (
    select
        reference_date,
        compared_date,
        count(case when change = 'new' then 1 end) - count(case when change = 'dropped' then 1 end)
            as more_milestones,
        count(case when change = 'newly_done' then 1 end) - count(case when change = 'reopened' then 1 end)
        - count(case when change = 'dropped' and was_done then 1 end) as more_done
    from {{ ref('fct_work_programme_change') }}
    group by reference_date, compared_date
)

select
    later.reference_date,
    earlier.reference_date as compared_date,
    later.milestones - earlier.milestones as milestones_gained,
    told.more_milestones,
    later.done - earlier.done as done_gained,
    told.more_done
from totals as later
inner join totals as earlier on later.reference_date > earlier.reference_date
left join told on later.reference_date = told.reference_date and earlier.reference_date = told.compared_date
where
    later.milestones - earlier.milestones <> coalesce(told.more_milestones, 0)
    or later.done - earlier.done <> coalesce(told.more_done, 0)
