{#- First in, first out: what is drawn in a year comes from the oldest quota that may still be drawn. -#}

with recursive budgets as (
    select * from {{ ref('int_funding') }} where quota_eur is not null
),

programmes as (
    select
        reference_date,
        programme,
        min(year) as first_year,
        max(year) as last_year,
        max(case when quota_eur > 0 then year end) as last_quota_year
    from budgets
    group by reference_date, programme
),

-- every year in between, so that a rest cannot jump over one without a quota
years as (
    select
        programmes.reference_date,
        programmes.programme,
        programmes.last_quota_year,
        spans.year,
        coalesce(budgets.quota_eur, 0) as quota_eur,
        coalesce(budgets.drawn_all_purposes_eur, 0) as drawn_eur,
        coalesce(budgets.carry_over_rule, 'one_year') as carry_over_rule
    from programmes
    cross join lateral (select unnest(generate_series(first_year, last_year)) as year) as spans
    left join budgets using (reference_date, programme, year)
),

drawn as (
    select
        years.*,
        {{ euros('0') }} as carried_in_eur,
        {{ euros('0') }} as old_rest_eur,
        {{ euros('greatest(0, years.quota_eur - years.drawn_eur)') }} as own_rest_eur
    from years
    inner join programmes
        on
            years.reference_date = programmes.reference_date
            and years.programme = programmes.programme
            and years.year = programmes.first_year
    union all
    select
        years.*,
        {{ carried_out('drawn') }} as carried_in_eur,
        {{ euros("greatest(0, " ~ carried_out('drawn') ~ " - years.drawn_eur)") }} as old_rest_eur,
        {{ euros("greatest(0, years.quota_eur - greatest(0, years.drawn_eur - " ~ carried_out('drawn') ~ "))") }}
            as own_rest_eur
    from drawn
    inner join years
        on
            drawn.reference_date = years.reference_date
            and drawn.programme = years.programme
            and drawn.year + 1 = years.year
),

with_lapse as (
    select
        *,
        {{ carried_out('drawn') }} as carried_out_eur,
        old_rest_eur + own_rest_eur - {{ carried_out('drawn') }} as lapses_at_year_end_eur,
        make_date(year, 12, 31) <= reference_date as is_over
    from drawn
),

latest as (
    select
        *,
        max(case when year <= extract(year from reference_date) then year end)
            over (partition by reference_date, programme) as latest_year
    from with_lapse
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
        when carry_over_rule = 'until_end' and year + 1 < last_quota_year then 0
        else carried_out_eur
    end as lapsing_eur
from latest
