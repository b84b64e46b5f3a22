with dates as (
    select * from {{ ref('int_placement_dates') }}
),

group_forms as (
    select * from {{ ref('group_forms') }}
),

centre_places as (
    select
        dates.reference_date,
        dates.need_date,
        places.centre_id as facility_id,
        places.age_group,
        places.group_form,
        places.weekly_hours,
        places.available_places,
        group_forms.youngest_age_years as youngest_age,
        group_forms.oldest_age_years as oldest_age,
        false as is_minding,
        greatest(dates.need_date, centres.opened_on) as free_from,
        centres.district_id,
        centres.latitude,
        centres.longitude
    from dates
    inner join {{ ref('int_places') }} as places using (reference_date, day_care_year)
    inner join group_forms using (group_form, weekly_hours)
    inner join {{ ref('int_centres_as_of') }} as centres using (reference_date, centre_id)
    where coalesce(centres.closed_on > dates.need_date, true)
),

minding_places as (
    select
        dates.reference_date,
        dates.need_date,
        minders.minder_id as facility_id,
        'under_three' as age_group,
        'child_minding' as group_form,
        -- hours are agreed with each family
        null as weekly_hours,
        minders.available_places,
        0 as youngest_age,
        2 as oldest_age,
        true as is_minding,
        dates.need_date as free_from,
        minders.district_id,
        null as latitude,
        null as longitude
    from dates
    inner join {{ ref('int_minding_as_of') }} as minders using (reference_date, day_care_year)
),

both_kinds as (
    select * from centre_places
    union all
    select * from minding_places
)

select
    reference_date,
    need_date,
    facility_id,
    age_group,
    group_form,
    cast(weekly_hours as bigint) as weekly_hours,
    group_form || coalesce('-' || weekly_hours, '') as group_id,
    cast(available_places as bigint) as available_places,
    cast(youngest_age as bigint) as youngest_age,
    cast(oldest_age as bigint) as oldest_age,
    is_minding,
    cast(free_from as date) as free_from,
    district_id,
    cast(latitude as double) as latitude,
    cast(longitude as double) as longitude
from both_kinds
where available_places > 0
