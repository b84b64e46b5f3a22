with school_tracks as (
    select * from {{ ref('int_school_tracks') }}
),

-- a school that the state of school IT does not name in a track is one open point without a site
sites as (
    select
        school_tracks.reference_date,
        school_tracks.schools_date,
        school_tracks.school_id,
        school_tracks.borough_id,
        school_tracks.district_id,
        school_tracks.track,
        school_it.site_id,
        coalesce(school_it.stage, 'unknown') as stage,
        coalesce(school_it.is_waiting, false) as is_on_hold,
        school_it.hold_reason,
        school_it.started_on,
        school_it.planned_on
    from school_tracks
    left join {{ ref('int_school_it') }} as school_it using (reference_date, school_id, track)
),

open_sites as (
    select
        *,
        coalesce(planned_on < reference_date, false) as is_overdue
    from sites
    where stage <> 'done'
)

select
    reference_date,
    school_id,
    track,
    row_number() over (partition by reference_date, school_id, track order by site_id) as point_number,
    site_id,
    stage,
    case
        when is_on_hold then 'on_hold'
        when stage = 'unknown' then 'unknown'
        when is_overdue then 'overdue'
        when planned_on is not null then 'planned'
        else 'no_date'
    end as state,
    is_overdue,
    case when is_overdue then date_diff('day', planned_on, reference_date) end as overdue_days,
    is_on_hold,
    case when is_on_hold then hold_reason end as hold_reason,
    started_on,
    planned_on,
    schools_date,
    borough_id,
    district_id
from open_sites
order by reference_date, school_id, track, point_number
