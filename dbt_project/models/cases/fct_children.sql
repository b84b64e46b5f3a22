select
    reference_date,
    need_date,
    child_id,
    state,
    age_group,
    district_id,
    borough_id,
    birth_month,
    wanted_start,
    registered_on,
    days_waiting,
    is_short_notice,
    wishes,
    reason
from {{ ref('int_child_states') }}
order by reference_date, need_date, child_id
