with places as (
    select * from {{ ref('int_placement_places') }}
),

seated as (
    select
        reference_date,
        need_date,
        facility_id,
        age_group,
        group_form,
        coalesce(group_hours, 0) as hours_or_none,
        count(*) as seated
    from {{ ref('int_placement_seats') }}
    where group_form is not null
    group by all
)

select
    places.*,
    places.available_places - coalesce(seated.seated, 0) as free
from places
left join seated
    on
        places.reference_date = seated.reference_date
        and places.need_date = seated.need_date
        and places.facility_id = seated.facility_id
        and places.age_group = seated.age_group
        and places.group_form = seated.group_form
        and coalesce(places.weekly_hours, 0) = seated.hours_or_none
