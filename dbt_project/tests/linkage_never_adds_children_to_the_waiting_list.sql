-- What is it? More children after linkage than the accounts have, or more children in accounts than wishes.
-- When does it matter? An inflation below one would say that the waiting list is longer than it looks.
-- How to resolve? Two children of one account were given one account_child_id; see int_child_identity.
select
    reference_date,
    area_id,
    age_group,
    wishes,
    account_children,
    children
from {{ ref('fct_waiting_list') }}
where children > account_children or account_children > wishes
