{#- What later builds will know about the records of this one, once their names are gone. -#}

with identity as (
    select * from {{ ref('int_child_identity') }}
),

records as (
    select * from {{ ref('int_linkage_records') }}
)

select
    source,
    record_number,
    identity.account_child_id,
    identity.child_id,
    records.birth_date,
    records.is_stand_in,
    count(distinct case when not records.is_stand_in then records.birth_date end) over same_child <= 1
    and bool_and(not records.is_stand_in or records.is_undisputed) over same_child as is_undisputed,
    records.account,
    records.first_reference_date
from identity
inner join records using (source, record_number)
window same_child as (partition by identity.child_id)
order by source, record_number
