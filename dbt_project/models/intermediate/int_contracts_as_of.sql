with case_dates as (
    select * from {{ ref('int_case_dates') }}
),

sources as (
    select * from {{ ref('int_sources_as_of') }} where contract = 'contracts'
),

contracts as (
    select * from {{ ref('stg_contracts') }}
),

identity as (
    select * from {{ ref('int_child_identity') }} where source = 'contracts'
),

districts as (
    select area_id from {{ ref('areas') }} where level = 'district'
),

identified as (
    select
        contracts.*,
        identity.child_id,
        districts.area_id as home_district_id,
        -- without an end a contract runs to the day before school
        coalesce(contracts.ends_on, {{ school_start('identity.birth_date') }} - 1) as covers_until,
        identity.birth_date as identity_birth_date
    from contracts
    inner join identity using (record_number)
    left join districts on contracts.district_id = districts.area_id
)

select
    case_dates.reference_date,
    identified.record_number,
    identified.child_id,
    identified.facility_id,
    identified.care_kind,
    identified.home_district_id as district_id,
    identified.starts_on,
    identified.covers_until,
    identified.weekly_hours,
    coalesce(identified.needs_inclusion, false) as needs_inclusion,
    {{ school_start('identified.identity_birth_date') }} as school_starts_on,
    {{ completed_years('identified.identity_birth_date', age_cut_off('case_dates.day_care_year + 1')) }}
        as next_year_of_age,
    -- a child minder's places count as places for under three, whoever sits on them
    case
        when identified.care_kind = 'child_minding' then 'under_three'
        else {{ care_age_group('identified.identity_birth_date', 'case_dates.day_care_year') }}
    end as place_age_group,
    {{ cohort('identified.identity_birth_date', 'case_dates.day_care_year') }} as cohort
from case_dates
inner join sources using (reference_date)
inner join identified
    on sources.source_date = identified.reference_date and sources.sender = identified.sender
where identified.covers_until >= case_dates.reference_date
qualify
    row_number() over (
        partition by case_dates.reference_date, identified.record_number
        order by identified.reference_date desc, identified.sender, identified.delivery_id
    ) = 1
