{#- The schools of each track by every area they lie in; the city also has those that no area is known of. -#}

with school_tracks as (
    select * from {{ ref('int_school_tracks') }}
),

city as (
    select area_id from {{ ref('areas') }} where level = 'city'
),

planning_areas as (
    select
        area_id,
        district_id
    from {{ ref('int_area_members') }}
    where level = 'planning_area'
)

select
    school_tracks.* exclude (borough_id, district_id),
    'city' as level,
    city.area_id
from school_tracks
cross join city
union all
select
    school_tracks.* exclude (borough_id, district_id),
    'borough' as level,
    school_tracks.borough_id as area_id
from school_tracks
where school_tracks.borough_id is not null
union all
select
    school_tracks.* exclude (borough_id, district_id),
    'planning_area' as level,
    planning_areas.area_id
from school_tracks
inner join planning_areas using (district_id)
