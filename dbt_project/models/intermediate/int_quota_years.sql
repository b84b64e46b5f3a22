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

windows as (
    select
        programme,
        window_end
    from {{ ref('programmes') }}
),

-- every year in between and up to the reference date, so that a rest lapses when its time is over
years as (
    select
        listed.reference_date,
        listed.programme,
        listed.year,
        coalesce(budgets.quota_eur, 0) as quota_eur,
        coalesce(budgets.drawn_all_purposes_eur, 0) as drawn_eur,
        windows.window_end,
        -- when a programme's window closes nothing is carried any further, whatever its rule
        rules.carries_own_rest and listed.year < coalesce(windows.window_end, 9999) as carries_own_rest,
        rules.carries_old_rest and listed.year < coalesce(windows.window_end, 9999) as carries_old_rest,
        rules.carries_old_rest as carries_to_the_end
    from (
        select
            *,
            unnest(generate_series(first_year, last_year)) as year
        from spans
    ) as listed
    left join budgets using (reference_date, programme, year)
    left join windows on listed.programme = windows.programme
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
        year = max(case when year <= extract(year from reference_date) then year end)
            over (partition by reference_date, programme)
            as is_latest
    from drawn
),

with_next as (
    select
        *,
        is_latest and not is_over and lapses_at_year_end_eur > 0 as lapses_this_year,
        -- what is carried out of the latest year lapses with the next one, or when the window closes
        case when carries_to_the_end then window_end else year + 1 end as carried_until
    from with_lapse
),

with_lapsing as (
    select
        *,
        case
            when lapses_this_year then lapses_at_year_end_eur
            when is_latest and carried_until is not null then carried_out_eur
            else 0
        end as lapsing_eur
    from with_next
)

select
    reference_date,
    programme,
    year,
    carried_in_eur,
    old_rest_eur + own_rest_eur as left_eur,
    carried_out_eur,
    case when is_over then lapses_at_year_end_eur else 0 end as lapsed_eur,
    -- what the next date takes at which anything lapses, if nothing more is drawn
    lapsing_eur,
    case
        when lapsing_eur > 0
            then make_date(case when lapses_this_year then year else carried_until end, 12, 31)
    end as next_lapse_on
from with_lapsing
