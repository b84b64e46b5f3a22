select
    reference_date,
    level,
    area_id,
    track,
    coalesce(hold_reason, '{{ var("no_reason") }}') as hold_reason,
    count(*) as schools,
    max(schools_date) as schools_date
from {{ ref('int_school_track_areas') }}
where is_on_hold
group by reference_date, level, area_id, track, coalesce(hold_reason, '{{ var("no_reason") }}')
order by reference_date, area_id, track, schools desc, hold_reason
