with school_tracks as (
    select * from {{ ref('int_school_tracks') }}
),

-- each site has its own line, so a school has the sum of them; one unknown line leaves the sum unknown
lines as (
    select
        reference_date,
        school_id,
        track,
        case when count(*) = count(bandwidth_mbit_s) then sum(bandwidth_mbit_s) end as bandwidth_mbit_s,
        arg_min(weakest_link, bandwidth_mbit_s) as weakest_link
    from {{ ref('int_school_it') }}
    group by reference_date, school_id, track
)

select
    reference_date,
    school_id,
    track,
    school_tracks.schools_date,
    school_tracks.borough_id,
    school_tracks.district_id,
    school_tracks.pupils,
    school_tracks.is_delivered,
    school_tracks.stage,
    school_tracks.stage_order,
    school_tracks.stage = 'done' as is_reached,
    school_tracks.is_on_hold,
    school_tracks.hold_reason,
    school_tracks.sites,
    school_tracks.sites_done,
    cast(school_tracks.quantity_done as bigint) as quantity_done,
    cast(school_tracks.quantity_total as bigint) as quantity_total,
    {{ rate('school_tracks.quantity_done', 'school_tracks.quantity_total') }} as quantity_share,
    school_tracks.started_on,
    school_tracks.planned_on,
    school_tracks.done_on,
    lines.bandwidth_mbit_s,
    lines.weakest_link,
    {{ rate('lines.bandwidth_mbit_s', 'school_tracks.pupils') }} as bandwidth_per_pupil,
    case when track = 'devices' then {{ rate('school_tracks.quantity_done', 'school_tracks.pupils') }} end
        as devices_per_pupil
from school_tracks
left join lines using (reference_date, school_id, track)
order by reference_date, school_id, track
