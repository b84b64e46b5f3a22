{#- The curve begins and ends so many years from the reference date at most, whatever day was mistyped. -#}
{%- set years_back = 12 %}
{%- set years_ahead = 10 %}

with seen as (
    select
        *,
        case state
            when 'done' then done_on
            when 'planned' then greatest(planned_on, reference_date)
        end as expected_on
    from {{ ref('int_rollout_seen') }}
),

spans as (
    select
        reference_date,
        track,
        greatest(
            least(min(done_on), min(first_planned_on), reference_date),
            cast(reference_date - interval '{{ years_back }} years' as date)
        ) as first_day,
        least(
            greatest(max(expected_on), max(first_planned_on), reference_date),
            cast(reference_date + interval '{{ years_ahead }} years' as date)
        ) as last_day
    from seen
    group by reference_date, track
),

quarters as (
    select
        reference_date,
        track,
        unnest(
            generate_series(
                date_trunc('quarter', first_day), date_trunc('quarter', last_day) + interval '3 months',
                interval '3 months'
            )
        ) as quarter
    from spans
),

days as (
    select
        reference_date,
        track,
        cast(quarter - interval '1 day' as date) as day
    from quarters
    union
    select
        reference_date,
        track,
        reference_date as day
    from spans
    union
    select
        spans.reference_date,
        spans.track,
        goals.goal_on as day
    from spans
    inner join {{ ref('rollout_goals') }} as goals using (track)
    where goals.goal_on between spans.first_day and spans.last_day
),

weighted as (
    select
        *,
        'school' as weighting,
        1 as weight
    from seen
    union all
    select
        *,
        'pupil' as weighting,
        pupils as weight
    from seen
)

select
    reference_date,
    track,
    weighted.weighting,
    days.day,
    cast(sum(weight) as bigint) as total,
    cast(
        case
            when days.day <= reference_date
                then sum(case when weighted.done_on <= days.day then weight else 0 * weight end)
        end as bigint
    ) as reached,
    cast(
        sum(case when weighted.first_planned_on <= days.day then weight else 0 * weight end)
        as bigint
    ) as first_plan,
    cast(
        case
            when days.day >= reference_date
                then sum(case when weighted.expected_on <= days.day then weight else 0 * weight end)
        end as bigint
    ) as current_plan
from weighted
inner join days using (reference_date, track)
group by reference_date, track, weighted.weighting, days.day
order by reference_date, track, weighted.weighting, days.day
