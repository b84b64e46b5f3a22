with dates as (
    select * from {{ ref('int_placement_dates') }}
),

children as (
    select distinct
        child_id,
        birth_date
    from {{ ref('int_child_identity') }}
),

-- a contract that begins later in the day-care year has its place already
held as (
    select
        dates.reference_date,
        dates.need_date,
        dates.day_care_year,
        contracts.facility_id,
        contracts.care_kind,
        contracts.child_id,
        contracts.record_number,
        contracts.weekly_hours,
        contracts.starts_on,
        contracts.starts_on <= dates.need_date as is_there
    from dates
    inner join {{ ref('int_contracts_as_of') }} as contracts using (reference_date)
    where
        contracts.covers_until >= dates.need_date
        and contracts.starts_on < {{ next_day_care_year_start('dates.need_date') }}
),

promised as (
    select
        dates.reference_date,
        dates.need_date,
        dates.day_care_year,
        registrations.facility_id,
        registrations.care_kind,
        registrations.child_id,
        registrations.record_number,
        registrations.weekly_hours,
        registrations.wanted_start as starts_on,
        false as is_there
    from dates
    inner join {{ ref('int_registrations_as_of') }} as registrations using (reference_date)
    anti join held using (reference_date, need_date, facility_id, child_id)
    where
        registrations.is_offer
        and registrations.wanted_start < {{ next_day_care_year_start('dates.need_date') }}
        and registrations.school_starts_on > dates.need_date
),

both_kinds as (
    select * from held
    union all
    select * from promised
)

select
    both_kinds.reference_date,
    both_kinds.need_date,
    both_kinds.facility_id,
    case
        when both_kinds.care_kind = 'child_minding' then 'under_three'
        else {{ care_age_group('children.birth_date', 'both_kinds.day_care_year') }}
    end as age_group,
    both_kinds.care_kind,
    both_kinds.child_id,
    cast({{ completed_years('children.birth_date', age_cut_off('both_kinds.day_care_year')) }} as bigint)
        as year_of_age,
    cast(both_kinds.weekly_hours as bigint) as weekly_hours,
    both_kinds.is_there
from both_kinds
inner join children using (child_id)
qualify
    row_number() over (
        partition by
            both_kinds.reference_date, both_kinds.need_date, both_kinds.facility_id, both_kinds.child_id
        order by both_kinds.is_there desc, both_kinds.starts_on desc, both_kinds.record_number
    ) = 1
