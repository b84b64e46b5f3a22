with pairs as (
    select * from {{ ref('int_link_pairs') }}
),

records as (
    select * from {{ ref('int_linkage_records') }}
),

identity as (
    select * from {{ ref('int_child_identity') }}
),

-- a pair of units is shown as a pair of records: each unit's latest
latest as (
    select
        unit,
        arg_max(source, (first_reference_date, source, record_number)) as source,
        arg_max(record_number, (first_reference_date, source, record_number)) as record_number
    from records
    group by unit
),

-- decisions may have been made about other records of the same units
decided as (
    select
        least(first_record.unit, second_record.unit) as unit_a,
        greatest(first_record.unit, second_record.unit) as unit_b,
        min(decisions.decision) as decision
    from {{ ref('stg_pair_decisions') }} as decisions
    inner join records as first_record
        on decisions.source_a = first_record.source and decisions.record_a = first_record.record_number
    inner join records as second_record
        on decisions.source_b = second_record.source and decisions.record_b = second_record.record_number
    group by all
),

ends as (
    select
        latest.unit,
        latest.source,
        latest.record_number,
        identity.child_id
    from latest
    inner join identity using (source, record_number)
),

-- the lesser record first, as decisions are kept
in_order as (
    select
        pairs.*,
        decided.decision,
        case
            when (one.source, one.record_number) < (two.source, two.record_number) then pairs.unit_a
            else pairs.unit_b
        end as first_unit,
        case
            when (one.source, one.record_number) < (two.source, two.record_number) then pairs.unit_b
            else pairs.unit_a
        end as second_unit
    from pairs
    inner join ends as one on pairs.unit_a = one.unit
    inner join ends as two on pairs.unit_b = two.unit
    left join decided on pairs.unit_a = decided.unit_a and pairs.unit_b = decided.unit_b
)

select
    one.source as source_a,
    one.record_number as record_a,
    two.source as source_b,
    two.record_number as record_b,
    one.child_id as child_a,
    two.child_id as child_b,
    in_order.probability,
    in_order.match_weight,
    in_order.band,
    in_order.kept_apart,
    in_order.decision,
    in_order.first_name_level,
    in_order.first_name_weight,
    in_order.last_name_level,
    in_order.last_name_weight,
    in_order.birth_date_level,
    in_order.birth_date_weight,
    in_order.street_level,
    in_order.street_weight,
    in_order.postcode_level,
    in_order.postcode_weight,
    in_order.sex_level,
    in_order.sex_weight
from in_order
inner join ends as one on in_order.first_unit = one.unit
inner join ends as two on in_order.second_unit = two.unit
order by source_a, record_a, source_b, record_b
