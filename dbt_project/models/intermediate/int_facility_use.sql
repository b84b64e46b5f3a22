with centres as (
    select
        reference_date,
        centre_id as facility_id,
        district_id
    from {{ ref('int_centres_as_of') }}
),

current_years as (
    select
        reference_date,
        day_care_year
    from {{ ref('int_planning_dates') }}
    where is_current
),

centre_places as (
    select
        places.reference_date,
        places.centre_id as facility_id,
        places.age_group,
        sum(places.available_places) as available
    from {{ ref('int_places') }} as places
    inner join current_years using (reference_date, day_care_year)
    group by places.reference_date, places.centre_id, places.age_group
),

minders as (
    select
        reference_date,
        minder_id as facility_id,
        district_id,
        'under_three' as age_group,
        available_places as available
    from {{ ref('int_minding_as_of') }}
    where is_current
),

taken as (
    select
        reference_date,
        facility_id,
        place_age_group as age_group,
        count(distinct child_id) as taken
    from {{ ref('int_contracts_as_of') }}
    where starts_on <= reference_date
    group by reference_date, facility_id, place_age_group
),

-- offers of places in this day-care year to children who do not hold one there already
offered as (
    select
        registrations.reference_date,
        registrations.facility_id,
        case
            when registrations.care_kind = 'child_minding' then 'under_three'
            else registrations.place_age_group
        end as age_group,
        count(distinct registrations.child_id) as offered
    from {{ ref('int_registrations_as_of') }} as registrations
    anti join {{ ref('int_contracts_as_of') }} as contracts using (reference_date, facility_id, child_id)
    where
        registrations.is_offer
        and registrations.wanted_start < {{ next_day_care_year_start('registrations.reference_date') }}
    group by all
),

districts_of_facilities as (
    select * from centres
    union
    select
        reference_date,
        facility_id,
        district_id
    from minders
),

facilities as (
    select * from centre_places
    union all
    select
        reference_date,
        facility_id,
        age_group,
        available
    from minders
),

used as (
    select
        reference_date,
        facility_id,
        age_group,
        coalesce(facilities.available, 0) as available,
        coalesce(taken.taken, 0) as taken,
        coalesce(offered.offered, 0) as offered
    from facilities
    full outer join taken using (reference_date, facility_id, age_group)
    full outer join offered using (reference_date, facility_id, age_group)
)

select
    used.*,
    districts_of_facilities.district_id,
    {{ free_places('used.available', 'used.taken', 'used.offered') }} as free,
    {{ places_over('used.available', 'used.taken') }} as over
from used
inner join districts_of_facilities using (reference_date, facility_id)
