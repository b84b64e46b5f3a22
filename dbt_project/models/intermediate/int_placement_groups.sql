with places as (
    select * from {{ ref('int_placement_places') }}
),

seated as (
    select
        reference_date,
        need_date,
        facility_id,
        age_group,
        group_id,
        count(*) as seated
    from {{ ref('int_placement_seats') }}
    where group_id is not null
    group by reference_date, need_date, facility_id, age_group, group_id
)

select
    places.*,
    places.available_places - coalesce(seated.seated, 0) as free
from places
left join seated using (reference_date, need_date, facility_id, age_group, group_id)
