select
    delivery_id,
    file,
    cast(sheet as varchar) as sheet,
    contract,
    line,
    "column" as column_name,
    rule,
    message
from {{ source('ledger', 'rejected_rows') }}
