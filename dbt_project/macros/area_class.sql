{#- Place reserve × trend of demand, from a table of the shape of fct_demand: the planners' or the council's
    own, so that what is hidden there has no class here. Differences of rates are rounded, or 0.53 - 0.50
    would lie beyond 0.03. -#}
{% macro area_classes(demand) %}
with last_years as (
    select
        *,
        first_value(day_care_year) over last_year_first as trend_until,
        first_value(demand) over last_year_first as last_demand,
        first_value(is_suppressed) over last_year_first as is_last_suppressed
    from {{ demand }}
    window
        last_year_first as (
            partition by reference_date, area_id, age_group order by day_care_year desc
        )
),

measured as (
    select
        reference_date,
        day_care_year,
        level,
        area_id,
        borough_id,
        age_group,
        cast(round(place_rate - target_rate, 6) as double) as reserve,
        -- the last year published has no later one to be held against
        case
            when trend_until > day_care_year
                then cast(round({{ rate('last_demand', 'demand') }} - 1, 6) as double)
        end as trend,
        trend_until,
        is_suppressed or is_last_suppressed as is_suppressed
    from last_years
),

classed as (
    select
        *,
        case
            when reserve < -{{ var('balanced_reserve') }} then 'short'
            when reserve <= {{ var('balanced_reserve') }} then 'balanced'
            when reserve > {{ var('balanced_reserve') }} then 'reserve'
        end as reserve_class,
        case
            when trend < -{{ var('steady_trend') }} then 'falling'
            when trend <= {{ var('steady_trend') }} then 'steady'
            when trend > {{ var('steady_trend') }} then 'rising'
        end as trend_class
    from measured
)

select
    reference_date,
    day_care_year,
    level,
    area_id,
    borough_id,
    age_group,
    reserve,
    reserve_class,
    trend,
    trend_until,
    trend_class,
    reserve_class || '_' || trend_class as area_class,
    is_suppressed
from classed
{%- endmacro %}
