-- What is it? A school with an open point in a track it has reached, or with none in one it has not reached.
-- When does it matter? The profile would call a school finished that the shares do not count, or the reverse.
-- How to resolve? A track is reached when all sites are done; see int_school_tracks, fct_school_open_point.
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
