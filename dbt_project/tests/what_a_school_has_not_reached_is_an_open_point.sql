-- What is it? A school that has not reached a track and has no open point in it, or has reached it and still has one.
-- When does it matter? The profile would call a school finished that the share of schools does not count, or the reverse.
-- How to resolve? A school has reached a track when each of its sites is done; see int_school_tracks and fct_school_open_point.
with points as (
    select
        reference_date,
        school_id,
        track,
        count(*) as open_points
    from {{ ref('fct_school_open_point') }}
    group by reference_date, school_id, track
)

select
    school.reference_date,
    school.school_id,
    school.track,
    school.is_reached,
    points.open_points
from {{ ref('fct_school_track') }} as school
left join points using (reference_date, school_id, track)
where school.is_reached = (points.open_points is not null)
