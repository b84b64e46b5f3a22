with milestones as (
    select * from {{ ref('fct_work_programme') }}
),

themes as (
    select * from milestones
    union all
    select * replace ('{{ var("all_themes") }}' as theme) from milestones
)

select
    reference_date,
    theme,
    theme = '{{ var("all_themes") }}' as is_total,
    count(*) as milestones,
    count(case when state = 'done_on_time' then 1 end) as done_on_time,
    count(case when state = 'done_late' then 1 end) as done_late,
    count(case when state = 'overdue' then 1 end) as overdue,
    count(case when state = 'open' then 1 end) as not_yet_due,
    {{ rate(
        "count(case when state = 'done_on_time' then 1 end)", "count(case when state <> 'open' then 1 end)"
    ) }} as on_time_rate
from themes
group by reference_date, theme
order by reference_date, is_total, theme
