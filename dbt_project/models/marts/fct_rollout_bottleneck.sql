with open_tracks as (
    select
        reference_date,
        school_id,
        track,
        count(*) over (partition by reference_date, school_id) as tracks_open
    from {{ ref('int_rollout_seen') }}
    where state <> 'done'
),

counted as (
    select
        reference_date,
        track,
        count(*) as open_schools,
        count(case when tracks_open = 1 then 1 end) as only_this_open
    from open_tracks
    group by reference_date, track
),

-- no middle day in sight comes last of all, then the later middle day, then the later end
ordered as (
    select
        *,
        row_number() over (
            partition by reference_date
            order by
                forecast.reached_on is null desc,
                forecast.median desc nulls first,
                forecast.high_80 desc nulls first,
                counted.open_schools desc nulls last,
                track
        ) as place_from_last
    from {{ ref('int_rollout_forecast') }} as forecast
    left join counted using (reference_date, track)
    where forecast.target_share = 100
)

select
    reference_date,
    track,
    place_from_last,
    place_from_last = 1 and reached_on is null as is_bottleneck,
    coalesce(open_schools, 0) as open_schools,
    coalesce(only_this_open, 0) as only_this_open,
    reached_on,
    low_80,
    median,
    high_80
from ordered
order by reference_date, place_from_last
