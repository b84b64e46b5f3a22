select
    source,
    record_number,
    account_child_id,
    child_id,
    birth_date,
    is_stand_in,
    is_undisputed,
    account,
    first_reference_date
from {{ source('identity', 'records') }}
