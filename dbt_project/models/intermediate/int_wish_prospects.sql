with case_dates as (
    select * from {{ ref('int_case_dates') }} where is_registration_date
),

birth_dates as (
    select
        record_number,
        birth_date
    from {{ ref('int_child_identity') }}
    where source = 'registrations'
),

uses as (
    select * from {{ ref('int_facility_use') }}
),

known_facilities as (
    select distinct
        reference_date,
        facility_id
    from uses
),

wishes as (
    select
        registrations.reference_date,
        registrations.record_number,
        registrations.child_id,
        registrations.facility_id,
        registrations.care_kind,
        registrations.weekly_hours,
        registrations.wanted_start,
        registrations.status,
        case_dates.day_care_year,
        {{ completed_years('birth_dates.birth_date', 'registrations.reference_date') }} as years_of_age,
        -- a child minder's places count as places for under three, as in int_facility_use
        case
            when registrations.care_kind = 'child_minding' then 'under_three'
            else registrations.place_age_group
        end as age_group
    from {{ ref('int_registrations_as_of') }} as registrations
    inner join case_dates using (reference_date)
    inner join birth_dates using (record_number)
    where registrations.is_live
),

-- the groups of the wished centre that take a child of this age, and the most hours one of them offers
groups as (
    select
        wishes.reference_date,
        wishes.record_number,
        max(places.weekly_hours) as most_hours
    from wishes
    inner join {{ ref('int_places') }} as places
        on
            wishes.reference_date = places.reference_date
            and wishes.day_care_year = places.day_care_year
            and wishes.facility_id = places.centre_id
            and wishes.age_group = places.age_group
            and wishes.years_of_age >= coalesce(places.youngest_age_years, 0)
    where places.available_places > 0
    group by wishes.reference_date, wishes.record_number
),

judged as (
    select
        wishes.*,
        known_facilities.facility_id is not null as is_known,
        coalesce(uses.free, 0) > 0
        and case
            when wishes.care_kind = 'centre' then groups.record_number is not null
            -- from the third birthday child minding alone does not fulfil the claim
            else wishes.years_of_age < 3
        end as has_free_place,
        wishes.wanted_start <= wishes.reference_date
        and (wishes.care_kind = 'child_minding' or coalesce(wishes.weekly_hours, 0) <= groups.most_hours)
            as suits
    from wishes
    left join known_facilities using (reference_date, facility_id)
    left join uses using (reference_date, facility_id, age_group)
    left join groups using (reference_date, record_number)
)

select
    reference_date,
    record_number,
    child_id,
    case
        when status = 'refused' then 'refused'
        when not is_known then 'unknown'
        when not has_free_place then 'full'
        when not suits then 'hours_or_start'
        else 'free'
    end as prospect
from judged
