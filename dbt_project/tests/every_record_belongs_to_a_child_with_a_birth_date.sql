-- What is it? A registration or contract of which nobody knows whose it is, or when that child was born.
-- When does it matter? It would be counted nowhere, or in the wrong age group.
-- How to resolve? Its delivery was purged without having been published: put its file back from the backup.
with records as (
    select
        'registrations' as source,
        record_number
    from {{ ref('stg_registrations') }}
    union
    select
        'contracts' as source,
        record_number
    from {{ ref('stg_contracts') }}
)

select
    source,
    record_number
from records
anti join (
    select * from {{ ref('int_child_identity') }} where child_id is not null and birth_date is not null
) using (source, record_number)
