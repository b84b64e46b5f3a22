{%- set parts = {'track': 'track', 'borough': 'borough_id', 'school': 'school_id'} %}

with keyed as (
    {%- for part, column in parts.items() %}
    select
        *,
        '{{ part }}' as part,
        coalesce({{ column }}, '{{ var("no_key") }}') as key
    from {{ ref('int_measures') }}
    {{- '\n    union all' if not loop.last }}
    {%- endfor %}
)

select
    reference_date,
    part,
    key,
    programme,
    cast(sum(planned_eur) as double) as planned_eur,
    cast(sum(approved_eur) as double) as approved_eur,
    cast(sum(committed_eur) as double) as committed_eur,
    cast(sum(drawn_eur) as double) as drawn_eur,
    {{ rate('sum(drawn_eur)', 'sum(approved_eur)') }} as drawn_rate
from keyed
group by reference_date, part, key, programme
order by reference_date, part, key, programme
