with places as (
    select * from {{ ref('int_places_as_of') }}
),

centres as (
    select * from {{ ref('int_centres_as_of') }}
),

districts as (
    select
        area_id,
        borough_id
    from {{ ref('areas') }}
    where level = 'district'
),

group_forms as (
    select * from {{ ref('group_forms') }}
),

-- places carried forward end with their centre; what was delivered stands as delivered
open_places as (
    select
        places.*,
        centres.district_id,
        centres.provider_name
    from places
    left join centres using (reference_date, centre_id)
    where
        not places.is_projected
        or coalesce(centres.closed_on > {{ day_care_year_start('places.day_care_year') }}, true)
),

by_age_group as (
    select
        * exclude (
            approved_under_three, available_under_three, approved_three_to_school, available_three_to_school
        ),
        'under_three' as age_group,
        approved_under_three as approved_places,
        available_under_three as available_places
    from open_places
    union all
    select
        * exclude (
            approved_under_three, available_under_three, approved_three_to_school, available_three_to_school
        ),
        'three_to_school' as age_group,
        approved_three_to_school as approved_places,
        available_three_to_school as available_places
    from open_places
)

select
    by_age_group.*,
    districts.borough_id,
    group_forms.youngest_age_years,
    case
        when by_age_group.age_group = 'under_three' and group_forms.youngest_age_years < 2
            then by_age_group.available_places
        else 0
    end as places_for_under_two
from by_age_group
left join group_forms using (group_form, weekly_hours)
left join districts on by_age_group.district_id = districts.area_id
where by_age_group.approved_places > 0
