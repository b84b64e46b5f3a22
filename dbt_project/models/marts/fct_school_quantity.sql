with school_tracks as (
    select
        *,
        quantity_done is not null and quantity_total is not null as is_told
    from {{ ref('int_school_track_areas') }}
    where track in ('wlan', 'presentation', 'devices')
)

select
    reference_date,
    level,
    area_id,
    track,
    count(*) as schools,
    count(case when is_told then 1 end) as schools_told,
    cast(sum(case when is_told then quantity_done end) as bigint) as quantity_done,
    cast(sum(case when is_told then quantity_total end) as bigint) as quantity_total,
    {{ rate('sum(case when is_told then quantity_done end)', 'sum(case when is_told then quantity_total end)') }}
        as quantity_share,
    cast(sum(case when is_told then pupils end) as bigint) as pupils,
    case
        when track = 'devices' then
            {{ rate('sum(case when is_told then quantity_done end)', 'sum(case when is_told then pupils end)') }}
    end as devices_per_pupil,
    max(schools_date) as schools_date
from school_tracks
group by reference_date, level, area_id, track
order by reference_date, area_id, track
