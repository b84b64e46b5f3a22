with contracts as (
    select * from {{ ref('int_contracts_as_of') }}
),

registrations as (
    select * from {{ ref('int_registrations_as_of') }}
),

case_dates as (
    select
        reference_date,
        day_care_year
    from {{ ref('int_case_dates') }}
),

children as (
    select distinct
        child_id,
        birth_date
    from {{ ref('int_child_identity') }}
),

claims as (
    select
        reference_date,
        child_id,
        'contracts' as source,
        record_number,
        'place' as claim_kind,
        facility_id,
        care_kind,
        district_id,
        weekly_hours,
        starts_on,
        covers_until
    from contracts
    union all
    -- a promise that has become a contract at the same place is that contract
    select
        reference_date,
        child_id,
        'registrations' as source,
        record_number,
        case when is_accepted then 'place' else 'offer' end as claim_kind,
        facility_id,
        care_kind,
        district_id,
        weekly_hours,
        wanted_start as starts_on,
        school_starts_on - 1 as covers_until
    from registrations
    anti join contracts using (reference_date, child_id, facility_id)
    where (is_accepted and status <> 'contract') or (is_offer and is_live)
),

paired as (
    select
        claims.*,
        count(other.facility_id) > 0 as is_double,
        bool_or(other.care_kind <> claims.care_kind) as is_supplementary,
        max(greatest(claims.starts_on, other.starts_on)) as overlap_from,
        min(least(claims.covers_until, other.covers_until)) as overlap_until
    from claims
    inner join claims as other
        on
            claims.reference_date = other.reference_date
            and claims.child_id = other.child_id
            and claims.claim_kind = other.claim_kind
            and claims.facility_id <> other.facility_id
            and (
                claims.claim_kind = 'offer'
                or (claims.starts_on <= other.covers_until and claims.covers_until >= other.starts_on)
            )
    group by all
)

select
    paired.* exclude (is_double),
    {{ care_age_group('children.birth_date', 'case_dates.day_care_year') }} as age_group
from paired
inner join case_dates using (reference_date)
inner join children using (child_id)
where paired.is_double
