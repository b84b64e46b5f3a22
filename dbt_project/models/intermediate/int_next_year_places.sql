with contracts as (
    select * from {{ ref('int_contracts_as_of') }}
),

registrations as (
    select * from {{ ref('int_registrations_as_of') }}
),

contract_dates as (
    select distinct reference_date from contracts
),

held as (
    select
        reference_date,
        facility_id as centre_id,
        child_id,
        weekly_hours,
        needs_inclusion,
        next_year_of_age,
        false as is_promised,
        starts_on
    from contracts
    where
        care_kind = 'centre'
        and covers_until >= {{ next_day_care_year_start('reference_date') }}
        and starts_on < {{ day_care_year_start(day_care_year('reference_date') ~ ' + 2') }}
        and school_starts_on > {{ next_day_care_year_start('reference_date') }}
    qualify
        row_number() over (
            partition by reference_date, facility_id, child_id order by starts_on desc, record_number
        ) = 1
),

-- an accepted offer without a contract at that centre yet
promised as (
    select
        registrations.reference_date,
        registrations.facility_id as centre_id,
        registrations.child_id,
        registrations.weekly_hours,
        coalesce(registrations.needs_inclusion, false) as needs_inclusion,
        registrations.next_year_of_age,
        true as is_promised,
        registrations.wanted_start as starts_on
    from registrations
    inner join contract_dates using (reference_date)
    anti join contracts using (reference_date, facility_id, child_id)
    where
        registrations.is_accepted
        and registrations.care_kind = 'centre'
        and registrations.wanted_start
        < {{ day_care_year_start(day_care_year('registrations.reference_date') ~ ' + 2') }}
        and registrations.school_starts_on > {{ next_day_care_year_start('registrations.reference_date') }}
    qualify
        row_number() over (
            partition by registrations.reference_date, registrations.facility_id, registrations.child_id
            order by registrations.wanted_start desc, registrations.record_number
        ) = 1
),

both_kinds as (
    select * from held
    union all
    select * from promised
)

select
    *,
    {{ day_care_year('reference_date') }} + 1 as day_care_year,
    case when next_year_of_age < 3 then 'under_three' else 'three_to_school' end as age_group
from both_kinds
