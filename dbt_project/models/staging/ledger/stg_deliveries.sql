select
    delivery_id,
    file,
    sheet,
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
