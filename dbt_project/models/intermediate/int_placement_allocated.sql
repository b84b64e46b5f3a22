with dates as (
    select * from {{ ref('int_placement_dates') }} where need_date = reference_date
),

children as (
    select distinct
        child_id,
        birth_date
    from {{ ref('int_child_identity') }}
),

criteria as (
    select
        max(case when criterion = 'registered' then points end) as registered,
        max(case when criterion = 'delivered' then points end) as delivered,
        max(case when criterion = 'sibling' then points end) as sibling,
        max(case when criterion = 'inclusion' then points end) as inclusion
    from {{ ref('criteria') }}
)

select
    dates.reference_date,
    registrations.facility_id,
    case
        when registrations.care_kind = 'child_minding' then 'under_three'
        else registrations.place_age_group
    end as age_group,
    registrations.child_id,
    registrations.birth_month,
    cast({{ completed_years('children.birth_date', age_cut_off('dates.day_care_year')) }} as bigint)
        as year_of_age,
    cast(registrations.weekly_hours as bigint) as weekly_hours,
    coalesce(registrations.offered_on, registrations.status_date) as decided_on,
    registrations.wanted_start as starts_on,
    cast(
        {{ criteria_points('registrations') }}
        + case when registrations.needs_inclusion then criteria.inclusion else 0 end
        as bigint
    ) as points
from dates
inner join {{ ref('int_registrations_as_of') }} as registrations using (reference_date)
inner join children using (child_id)
cross join criteria
where
    registrations.is_accepted
    and registrations.wanted_start < {{ next_day_care_year_start('dates.reference_date') }}
qualify
    row_number() over (
        partition by dates.reference_date, registrations.facility_id, registrations.child_id
        order by registrations.wanted_start desc, registrations.record_number
    ) = 1
