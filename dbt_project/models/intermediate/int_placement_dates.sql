select
    need_dates.reference_date,
    need_dates.need_date,
    need_dates.day_care_year,
    need_dates.reference_date = max(need_dates.reference_date) over () as is_latest
from {{ ref('int_need_dates') }} as need_dates
inner join {{ ref('int_planning_dates') }} as planning_dates using (reference_date, day_care_year)
where planning_dates.contracts_date is not null
