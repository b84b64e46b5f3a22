select
    delivery_id,
    file,
    cast(sheet as varchar) as sheet,
    sha256,
    contract,
    format,
    sender,
    correction,
    reference_date,
    rows_in_file,
    accepted,
    rejected,
    skipped
from {{ source('ledger', 'deliveries') }}
