with places as (
    select * from {{ ref('int_freed_places') }}
),

birth_dates as (
    select distinct
        child_id,
        birth_date
    from {{ ref('int_child_identity') }}
),

waiting as (
    select
        states.reference_date,
        states.need_date,
        states.child_id,
        states.age_group,
        states.district_id,
        birth_dates.birth_date
    from {{ ref('int_child_states') }} as states
    inner join birth_dates using (child_id)
    where states.state = 'unserved'
),

wished_hours as (
    select distinct
        reference_date,
        child_id,
        weekly_hours
    from {{ ref('int_registrations_as_of') }}
    where is_live
),

-- the youngest a centre takes for these hours: form I from two years, form II from birth
youngest as (
    select
        reference_date,
        day_care_year,
        centre_id as facility_id,
        age_group,
        weekly_hours,
        min(youngest_age_years) as youngest_age_years
    from {{ ref('int_places') }}
    where available_places > 0
    group by reference_date, day_care_year, centre_id, age_group, weekly_hours
),

taking as (
    select
        places.*,
        coalesce(youngest.youngest_age_years, 0) as youngest_age_years
    from places
    left join youngest
        on
            places.reference_date = youngest.reference_date
            and places.day_care_year = youngest.day_care_year
            and places.facility_id = youngest.facility_id
            and places.place_age_group = youngest.age_group
            and places.weekly_hours = youngest.weekly_hours
),

fitting as (
    select
        taking.reference_date,
        taking.source,
        taking.record_number,
        taking.claim_kind,
        taking.need_date,
        waiting.child_id,
        waiting.age_group,
        waiting.district_id,
        {{ kilometres_between('points.latitude', 'points.longitude', 'taking.latitude', 'taking.longitude') }}
            as distance_km
    from taking
    inner join waiting
        on
            taking.reference_date = waiting.reference_date
            and taking.need_date = waiting.need_date
            and taking.place_age_group = waiting.age_group
            and taking.child_id <> waiting.child_id
    inner join {{ ref('int_district_points') }} as points on waiting.district_id = points.district_id
    inner join wished_hours
        on waiting.reference_date = wished_hours.reference_date and waiting.child_id = wished_hours.child_id
    where
        {{ completed_years('waiting.birth_date', age_cut_off('taking.day_care_year')) }}
        >= taking.youngest_age_years
        and coalesce(
            abs(taking.weekly_hours - wished_hours.weekly_hours) <= {{ var('hours_tolerance') }}, true
        )
)

select distinct * from fitting
where distance_km <= {{ var('nearby_km') }}
