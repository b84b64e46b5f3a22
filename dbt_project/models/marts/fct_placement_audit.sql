with dates as (
    select reference_date from {{ ref('int_placement_dates') }} where reference_date = need_date
),

age_groups as (
    {{ age_groups() }}
)

select
    reference_date,
    age_group,
    coalesce(audit.envy_pairs, 0) as envy_pairs,
    coalesce(audit.envied_places, 0) as envied_places,
    coalesce(audit.idle_places, 0) as idle_places,
    coalesce(audit.allocated, 0) as allocated
from dates
cross join age_groups
left join {{ ref('int_placement_audit') }} as audit using (reference_date, age_group)
order by reference_date, age_group desc
