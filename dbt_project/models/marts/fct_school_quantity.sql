with school_tracks as (
    select
        *,
        quantity_done is not null and quantity_total is not null as is_told
    from {{ ref('int_school_track_areas') }}
    where track in ('wlan', 'presentation', 'devices')
),

told as (
    select
        * replace (
            case when is_told then quantity_done end as quantity_done,
            case when is_told then quantity_total end as quantity_total,
            case when is_told then pupils end as pupils
        )
    from school_tracks
)

select
    reference_date,
    level,
    area_id,
    track,
    count(*) as schools,
    count(case when is_told then 1 end) as schools_told,
    cast(sum(quantity_done) as bigint) as quantity_done,
    cast(sum(quantity_total) as bigint) as quantity_total,
    {{ rate('sum(quantity_done)', 'sum(quantity_total)') }} as quantity_share,
    cast(sum(pupils) as bigint) as pupils,
    case when track = 'devices' then {{ rate('sum(quantity_done)', 'sum(pupils)') }} end as devices_per_pupil,
    max(schools_date) as schools_date
from told
group by reference_date, level, area_id, track
order by reference_date, area_id, track
