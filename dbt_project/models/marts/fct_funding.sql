with funding as (
    select * from {{ ref('int_funding') }}
),

quota_years as (
    select * from {{ ref('int_quota_years') }}
)

select
    reference_date,
    programme,
    year,
    cast(funding.quota_eur as double) as quota_eur,
    cast(funding.planned_eur as double) as planned_eur,
    cast(funding.approved_eur as double) as approved_eur,
    cast(funding.committed_eur as double) as committed_eur,
    cast(funding.drawn_eur as double) as drawn_eur,
    cast(funding.drawn_all_purposes_eur as double) as drawn_all_purposes_eur,
    cast(funding.spent_eur as double) as spent_eur,
    funding.carry_over_rule,
    cast(quota_years.carried_in_eur as double) as carried_in_eur,
    cast(quota_years.carried_out_eur as double) as carried_out_eur,
    cast(quota_years.lapsed_eur as double) as lapsed_eur,
    cast(quota_years.lapsing_eur as double) as lapsing_eur,
    quota_years.next_lapse_on,
    cast(quota_years.left_eur as double) as left_eur,
    {{ rate('funding.drawn_eur', 'funding.approved_eur') }} as drawn_rate
from funding
full outer join quota_years using (reference_date, programme, year)
-- a year without a row of its own is told only if money lapsed at its end or is about to
where funding.programme is not null or quota_years.lapsed_eur > 0 or quota_years.lapsing_eur > 0
order by reference_date, programme, year
