with school_tracks as (
    select * from {{ ref('int_school_tracks') }}
),

open_points as (
    select
        reference_date,
        school_id,
        count(*) as open_points,
        count(case when is_overdue then 1 end) as overdue_points,
        count(case when is_on_hold then 1 end) as held_points,
        count(case when state = 'unknown' then 1 end) as unknown_points,
        min(case when planned_on >= reference_date then planned_on end) as next_planned_on
    from {{ ref('fct_school_open_point') }}
    group by reference_date, school_id
),

schools as (
    select
        reference_date,
        school_id,
        schools_date,
        borough_id,
        district_id,
        pupils,
        count(*) as tracks,
        count(case when stage = 'done' then 1 end) as tracks_done
    from school_tracks
    group by reference_date, school_id, schools_date, borough_id, district_id, pupils
)

select
    schools.reference_date,
    schools.school_id,
    schools.schools_date,
    schools.borough_id,
    schools.district_id,
    schools.pupils,
    register.classes,
    register.class_rooms,
    register.subject_rooms,
    schools.tracks,
    schools.tracks_done,
    coalesce(open_points.open_points, 0) as open_points,
    coalesce(open_points.overdue_points, 0) as overdue_points,
    coalesce(open_points.held_points, 0) as held_points,
    coalesce(open_points.unknown_points, 0) as unknown_points,
    open_points.next_planned_on
from schools
inner join {{ ref('int_school_register') }} as register
    on schools.schools_date = register.reference_date and schools.school_id = register.school_id
left join open_points
    on schools.reference_date = open_points.reference_date and schools.school_id = open_points.school_id
order by schools.reference_date, schools.school_id
