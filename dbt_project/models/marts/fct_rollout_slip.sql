with seen as (
    select * from {{ ref('int_rollout_seen') }}
),

reasons as (
    select
        seen.reference_date,
        seen.school_id,
        seen.track,
        string_agg(distinct held.hold_reason, '; ' order by held.hold_reason) as slip_reason,
        count(distinct held.reference_date) as dates_on_hold
    from seen
    inner join seen as held
        on
            seen.school_id = held.school_id
            and seen.track = held.track
            and seen.reference_date >= held.reference_date
    where held.state = 'on_hold'
    group by seen.reference_date, seen.school_id, seen.track
),

expected as (
    select
        *,
        state = 'planned' and planned_on < reference_date as is_overdue,
        case
            when state = 'done' then done_on
            when planned_on is not null then greatest(planned_on, reference_date)
        end as expected_on
    from seen
    where first_planned_on is not null
)

select
    reference_date,
    school_id,
    track,
    expected.borough_id,
    expected.district_id,
    expected.state,
    expected.first_told_on,
    expected.first_planned_on,
    expected.planned_on,
    expected.done_on,
    expected.expected_on,
    expected.is_overdue,
    date_diff('day', expected.first_planned_on, expected.expected_on) as slipped_days,
    coalesce(reasons.dates_on_hold, 0) as dates_on_hold,
    reasons.slip_reason
from expected
left join reasons using (reference_date, school_id, track)
order by reference_date, track, school_id
