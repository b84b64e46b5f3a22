select
    delivery_id,
    contract,
    sender,
    reference_date,
    correction,
    is_in_force
from {{ source('ledger', 'delivery_dates') }}
