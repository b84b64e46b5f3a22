select
    delivery_id,
    file,
    sheet,
    contract,
    line,
    "column" as column_name,
    rule,
    message
from {{ source('ledger', 'rejected_rows') }}
