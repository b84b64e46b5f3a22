select
    source_a,
    record_a,
    source_b,
    record_b,
    decision
from {{ source('identity', 'decisions') }}
