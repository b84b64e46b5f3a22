with funding as (
    select * from {{ ref('fct_funding') }}
),

latest as (
    select
        reference_date,
        programme,
        -- quotas granted ahead are listed, but nothing can be drawn of them yet
        arg_max(case when year <= extract(year from reference_date) then left_eur - lapsed_eur end, year)
            as left_eur,
        arg_max(carry_over_rule, year) as carry_over_rule
    from funding
    group by reference_date, programme
),

programmes as (
    select * from funding
    union all by name
    select * replace ('{{ var("all_programmes") }}' as programme) from funding
),

next_dates as (
    select
        *,
        min(next_lapse_on) over (partition by reference_date, programme) as next_date
    from programmes
)

select
    next_dates.reference_date,
    next_dates.programme,
    next_dates.programme = '{{ var("all_programmes") }}' as is_total,
    {{ sum_of_euros('next_dates.quota_eur') }} as quota_eur,
    {{ sum_of_euros('next_dates.planned_eur') }} as planned_eur,
    {{ sum_of_euros('next_dates.approved_eur') }} as approved_eur,
    {{ sum_of_euros('next_dates.committed_eur') }} as committed_eur,
    {{ sum_of_euros('next_dates.drawn_eur') }} as drawn_eur,
    {{ sum_of_euros('next_dates.drawn_all_purposes_eur') }} as drawn_all_purposes_eur,
    {{ sum_of_euros('next_dates.spent_eur') }} as spent_eur,
    {{ sum_of_euros('next_dates.lapsed_eur') }} as lapsed_eur,
    -- of several programmes, only what lapses on the earliest of their dates
    {{ sum_of_euros("case when next_lapse_on > next_date then 0 else lapsing_eur end") }} as lapsing_eur,
    any_value(next_dates.next_date) as next_lapse_on,
    any_value(latest.left_eur) as left_eur,
    any_value(latest.carry_over_rule) as carry_over_rule,
    {{ rate(sum_of_euros('next_dates.drawn_eur'), sum_of_euros('next_dates.approved_eur')) }} as drawn_rate
from next_dates
left join latest using (reference_date, programme)
group by next_dates.reference_date, next_dates.programme
order by next_dates.reference_date, is_total, next_dates.programme
