select
    reference_date,
    day_care_year,
    centre_id,
    district_id,
    borough_id,
    {{ provider_id('provider_name') }} as provider_id,
    group_form,
    weekly_hours,
    age_group,
    groups,
    approved_places,
    available_places,
    places_for_under_two,
    youngest_age_years,
    reduction_reason,
    places_date,
    is_projected
from {{ ref('int_places') }}
order by reference_date, day_care_year, centre_id, group_form, weekly_hours, age_group
