{#- First in, first out: what is drawn in a year comes from the oldest quota that may still be drawn. -#}

with recursive budgets as (
    select
        *,
        max(carry_over_rule) over (partition by reference_date, programme) as programme_rule
    from {{ ref('int_funding') }}
    where quota_eur is not null
),

spans as (
    select
        reference_date,
        programme,
        min(year) as first_year,
        greatest(max(year), extract(year from reference_date)) as last_year,
        min(programme_rule) as programme_rule
    from budgets
    group by reference_date, programme
),

rules as (
    select * from {{ ref('carry_over_rules') }}
),

-- every year in between and up to the reference date, so that a rest lapses when its time is over
years as (
    select
        listed.reference_date,
        listed.programme,
        listed.year,
        coalesce(budgets.quota_eur, 0) as quota_eur,
        coalesce(budgets.drawn_all_purposes_eur, 0) as drawn_eur,
        rules.carries_own_rest,
        rules.carries_old_rest
    from (
        select
            *,
            unnest(generate_series(first_year, last_year)) as year
        from spans
    ) as listed
    left join budgets using (reference_date, programme, year)
    inner join rules on coalesce(budgets.carry_over_rule, listed.programme_rule) = rules.carry_over_rule
),

drawn as (
    select
        years.*,
        {{ euros('0') }} as carried_in_eur,
        {{ euros('0') }} as old_rest_eur,
        {{ rest_of_own_quota('years', '0') }} as own_rest_eur
    from years
    inner join spans
        on
            years.reference_date = spans.reference_date
            and years.programme = spans.programme
            and years.year = spans.first_year
    union all
    select
        years.*,
        {{ carried_out('drawn') }} as carried_in_eur,
        {{ rest_of_carried('years', carried_out('drawn')) }} as old_rest_eur,
        {{ rest_of_own_quota('years', carried_out('drawn')) }} as own_rest_eur
    from drawn
    inner join years
        on
            drawn.reference_date = years.reference_date
            and drawn.programme = years.programme
            and drawn.year + 1 = years.year
),

with_lapse as (
    select
        drawn.*,
        {{ carried_out('drawn') }} as carried_out_eur,
        old_rest_eur + own_rest_eur - {{ carried_out('drawn') }} as lapses_at_year_end_eur,
        make_date(year, 12, 31) <= reference_date as is_over,
        max(case when year <= extract(year from reference_date) then year end)
            over (partition by reference_date, programme) as latest_year
    from drawn
)

select
    reference_date,
    programme,
    year,
    carried_in_eur,
    old_rest_eur + own_rest_eur as left_eur,
    carried_out_eur,
    case when is_over then lapses_at_year_end_eur else 0 end as lapsed_eur,
    -- what the next 31 December takes if nothing more is drawn
    case
        when year <> latest_year then 0
        when not is_over then lapses_at_year_end_eur
        when carries_old_rest then 0
        else carried_out_eur
    end as lapsing_eur
from with_lapse
