with places as (
    select * from {{ ref('int_fitting_places') }}
),

children as (
    select * from {{ ref('int_placement_children') }}
)

select
    places.reference_date,
    places.need_date,
    places.child_id,
    places.place_rank,
    places.facility_id,
    centres.name as facility_name,
    places.group_form,
    coalesce(places.weekly_hours, children.weekly_hours) as weekly_hours,
    places.distance_km,
    places.wish_rank,
    places.free
from places
inner join children using (reference_date, need_date, child_id)
left join {{ ref('dim_centre') }} as centres on places.facility_id = centres.centre_id
order by places.reference_date, places.need_date, places.child_id, places.place_rank
