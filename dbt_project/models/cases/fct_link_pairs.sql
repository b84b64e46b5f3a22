{%- set compared = ['first_name', 'last_name', 'birth_date', 'street', 'postcode', 'sex'] %}
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
    group by 1, 2
),

ends as (
    select
        pairs.*,
        decided.decision,
        latest_a.source || ':' || latest_a.record_number
        < latest_b.source || ':' || latest_b.record_number as is_in_order,
        latest_a,
        latest_b
    from pairs
    inner join latest as latest_a on pairs.unit_a = latest_a.unit
    inner join latest as latest_b on pairs.unit_b = latest_b.unit
    left join decided on pairs.unit_a = decided.unit_a and pairs.unit_b = decided.unit_b
),

in_order as (
    select
        * exclude (latest_a, latest_b, is_in_order),
        case when is_in_order then latest_a else latest_b end as a,
        case when is_in_order then latest_b else latest_a end as b
    from ends
)

select
    in_order.a.source as source_a,
    in_order.a.record_number as record_a,
    in_order.b.source as source_b,
    in_order.b.record_number as record_b,
    child_a.child_id as child_a,
    child_b.child_id as child_b,
    in_order.probability,
    in_order.match_weight,
    in_order.band,
    in_order.kept_apart,
    in_order.decision,
    {% for name in compared -%}
    in_order.{{ name }}_level,
    in_order.{{ name }}_weight{{ ',' if not loop.last }}
    {% endfor %}
from in_order
inner join identity as child_a
    on in_order.a.source = child_a.source and in_order.a.record_number = child_a.record_number
inner join identity as child_b
    on in_order.b.source = child_b.source and in_order.b.record_number = child_b.record_number
order by source_a, record_a, source_b, record_b
