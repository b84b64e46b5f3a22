with funding as (
    select * from {{ ref('fct_funding') }}
),

latest as (
    select
        reference_date,
        programme,
        arg_max(left_eur, year) as left_eur,
        arg_max(carry_over_rule, year) as carry_over_rule
    from funding
    group by reference_date, programme
),

programmes as (
    select * from funding
    union all by name
    select * replace ('{{ var("all_programmes") }}' as programme) from funding
)

select
    programmes.reference_date,
    programmes.programme,
    programmes.programme = '{{ var("all_programmes") }}' as is_total,
    sum(programmes.quota_eur) as quota_eur,
    sum(programmes.planned_eur) as planned_eur,
    sum(programmes.approved_eur) as approved_eur,
    sum(programmes.committed_eur) as committed_eur,
    sum(programmes.drawn_eur) as drawn_eur,
    sum(programmes.drawn_all_purposes_eur) as drawn_all_purposes_eur,
    sum(programmes.spent_eur) as spent_eur,
    sum(programmes.lapsed_eur) as lapsed_eur,
    sum(programmes.lapsing_eur) as lapsing_eur,
    any_value(latest.left_eur) as left_eur,
    any_value(latest.carry_over_rule) as carry_over_rule,
    {{ rate('sum(programmes.drawn_eur)', 'sum(programmes.approved_eur)') }} as drawn_rate
from programmes
left join latest using (reference_date, programme)
group by programmes.reference_date, programmes.programme
order by programmes.reference_date, is_total, programmes.programme
