with funding_dates as (
    select distinct source_date as reference_date
    from {{ ref('int_sources_as_of') }}
    where contract in ('programme_budget', 'school_it_measures')
),

budgets as (
    select * from {{ ref('stg_programme_budget') }}
),

-- each sender's latest word on each budget year, whether it delivers one year at a time or all of them
budgets_as_of as (
    select
        funding_dates.reference_date,
        budgets.programme,
        budgets.year,
        budgets.quota_eur,
        budgets.drawn_all_purposes_eur,
        budgets.spent_eur,
        budgets.carry_over_rule
    from funding_dates
    inner join budgets on funding_dates.reference_date >= budgets.reference_date
    qualify
        max(budgets.reference_date) over (
            partition by funding_dates.reference_date, budgets.sender, budgets.year
        ) = budgets.reference_date
        and row_number() over (
            partition by funding_dates.reference_date, budgets.programme, budgets.year
            order by budgets.reference_date desc, budgets.sender, budgets.delivery_id
        ) = 1
),

by_programme as (
    select
        reference_date,
        programme,
        year,
        sum(planned_eur) as planned_eur,
        sum(approved_eur) as approved_eur,
        sum(committed_eur) as committed_eur,
        sum(drawn_eur) as drawn_eur
    from {{ ref('int_measures_as_of') }}
    group by reference_date, programme, year
)

select
    reference_date,
    programme,
    year,
    {{ euros('budgets_as_of.quota_eur') }} as quota_eur,
    by_programme.planned_eur,
    by_programme.approved_eur,
    by_programme.committed_eur,
    by_programme.drawn_eur,
    {{ euros('budgets_as_of.drawn_all_purposes_eur') }} as drawn_all_purposes_eur,
    {{ euros('budgets_as_of.spent_eur') }} as spent_eur,
    budgets_as_of.carry_over_rule
from budgets_as_of
full outer join by_programme using (reference_date, programme, year)
