select
    reference_date,
    need_date,
    child_id,
    record_number,
    state,
    age_group,
    district_id,
    borough_id,
    birth_month,
    wanted_start,
    registered_on,
    days_waiting,
    is_short_notice,
    claim_date,
    due_date,
    urgency,
    wishes,
    wishes_tried,
    refused_by_parents,
    reason
from {{ ref('int_child_states') }}
order by reference_date, need_date, child_id
