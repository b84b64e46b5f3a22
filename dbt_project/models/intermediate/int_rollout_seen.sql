with school_tracks as (
    select * from {{ ref('int_school_tracks') }}
),

-- done sites keep the plan they were done by, which is the first to be seen of what was done early
plans as (
    select
        reference_date,
        school_id,
        track,
        max(planned_on) as told_plan
    from {{ ref('int_school_it') }}
    group by reference_date, school_id, track
),

seen as (
    select
        reference_date,
        school_id,
        track,
        school_tracks.borough_id,
        school_tracks.district_id,
        school_tracks.pupils,
        school_tracks.hold_reason,
        school_tracks.planned_on,
        school_tracks.done_on,
        plans.told_plan,
        case
            when school_tracks.stage = 'done' then 'done'
            when school_tracks.stage = 'unknown' then 'unknown'
            when school_tracks.is_on_hold then 'on_hold'
            when school_tracks.planned_on is not null then 'planned'
            else 'unplanned'
        end as state
    from school_tracks
    left join plans using (reference_date, school_id, track)
)

select
    reference_date,
    school_id,
    track,
    borough_id,
    district_id,
    pupils,
    state,
    hold_reason,
    case when state <> 'done' then planned_on end as planned_on,
    -- without a day of its own, what is done was so by the date on which it was first told
    case
        when state = 'done'
            then coalesce(done_on, min(case when state = 'done' then reference_date end) over so_far)
    end as done_on,
    first_value(told_plan ignore nulls) over so_far as first_planned_on,
    min(case when told_plan is not null then reference_date end) over so_far as first_told_on
from seen
window
    so_far as (
        partition by school_id, track
        order by reference_date
        rows between unbounded preceding and current row
    )
