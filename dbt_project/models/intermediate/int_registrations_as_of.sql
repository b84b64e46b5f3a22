with case_dates as (
    select * from {{ ref('int_case_dates') }}
),

sources as (
    select * from {{ ref('int_sources_as_of') }} where contract = 'registrations'
),

registrations as (
    select * from {{ ref('stg_registrations') }}
),

identity as (
    select * from {{ ref('int_child_identity') }} where source = 'registrations'
),

districts as (
    select
        area_id,
        borough_id
    from {{ ref('areas') }}
    where level = 'district'
),

statuses as (
    select * from {{ ref('registration_statuses') }}
),

refusal_reasons as (
    select * from {{ ref('refusal_reasons') }}
),

classified as (
    select
        registrations.* exclude (
            district_id, birth_date, first_name, last_name, sex, street, postcode, portal_account
        ),
        identity.child_id,
        identity.birth_date as identity_birth_date,
        {{ month_of('identity.birth_date') }} as birth_month,
        districts.area_id as district_id,
        districts.borough_id,
        statuses.is_offer,
        statuses.is_accepted,
        -- a refusal ends the need only if its reason says so
        statuses.is_live
        or (registrations.status = 'refused' and coalesce(refusal_reasons.keeps_need, true)) as is_live
    from registrations
    inner join identity using (record_number)
    inner join statuses using (status)
    left join refusal_reasons using (refusal_reason)
    left join districts on registrations.district_id = districts.area_id
)

select
    case_dates.reference_date,
    classified.* exclude (reference_date, sender, delivery_id, identity_birth_date),
    {{ school_start('classified.identity_birth_date') }} as school_starts_on,
    {{ completed_years('classified.identity_birth_date', age_cut_off('case_dates.day_care_year + 1')) }}
        as next_year_of_age,
    {{ care_age_group('classified.identity_birth_date', 'case_dates.day_care_year') }} as place_age_group
from case_dates
inner join sources using (reference_date)
inner join classified
    on sources.source_date = classified.reference_date and sources.sender = classified.sender
qualify
    row_number() over (
        partition by case_dates.reference_date, classified.record_number
        order by classified.reference_date desc, classified.sender, classified.delivery_id
    ) = 1
