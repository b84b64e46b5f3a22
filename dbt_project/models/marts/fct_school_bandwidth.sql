with broadband as (
    select
        *,
        case when bandwidth_mbit_s is null then 'unknown' else weakest_link end as narrowest
    from {{ ref('int_school_track_areas') }}
    where track = 'broadband'
)

select
    reference_date,
    level,
    area_id,
    narrowest as weakest_link,
    count(*) as schools,
    cast(sum(pupils) as bigint) as pupils,
    sum(bandwidth_mbit_s) as bandwidth_mbit_s,
    {{ rate('sum(bandwidth_mbit_s)', 'sum(pupils)') }} as bandwidth_per_pupil,
    max(schools_date) as schools_date
from broadband
group by reference_date, level, area_id, narrowest
order by reference_date, area_id, narrowest
