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
    case when theme <> '{{ var("all_themes") }}' then min(theme_order) end as theme_order,
    {{ milestone_counts() }}
from themes
group by reference_date, theme
order by reference_date, is_total, theme_order nulls last, theme
