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

-- the wish the family had for the very place, where the portal still knows it
wishes as (
    select
        reference_date,
        child_id,
        facility_id,
        min(wish_rank) as wish_rank
    from registrations
    group by reference_date, child_id, facility_id
),

-- a child is seen on the day on which all its places have begun
seen as (
    select
        claims.*,
        wishes.wish_rank,
        children.birth_date,
        greatest(
            claims.reference_date,
            max(claims.starts_on) over (
                partition by claims.reference_date, claims.child_id, claims.claim_kind
            )
        ) as seen_on
    from claims
    inner join children using (child_id)
    left join wishes using (reference_date, child_id, facility_id)
),

aged as (
    select
        * exclude (birth_date, seen_on),
        {{ care_age_group('birth_date', day_care_year('seen_on')) }} as age_group_then
    from seen
),

-- which place the child would most likely keep: from three on a centre, which alone fulfils the claim, then
-- the higher wish, then the one that began earlier
ranked as (
    select
        *,
        row_number() over (
            partition by reference_date, child_id, claim_kind
            order by
                age_group_then = 'three_to_school' and care_kind <> 'centre',
                wish_rank nulls last,
                starts_on,
                record_number
        ) as precedence
    from aged
),

paired as (
    select
        claims.*,
        other.source as other_source,
        other.record_number as other_record_number,
        other.precedence as other_precedence,
        other.care_kind <> claims.care_kind as is_other_kind,
        greatest(claims.starts_on, other.starts_on) as common_from,
        least(claims.covers_until, other.covers_until) as common_until
    from ranked as claims
    inner join ranked as other
        on
            claims.reference_date = other.reference_date
            and claims.child_id = other.child_id
            and claims.claim_kind = other.claim_kind
            and claims.facility_id <> other.facility_id
            and (
                claims.claim_kind = 'offer'
                or (claims.starts_on <= other.covers_until and claims.covers_until >= other.starts_on)
            )
),

-- places that come before all they overlap with: these would be kept
kept as (
    select
        reference_date,
        source as other_source,
        record_number as other_record_number,
        true as is_kept
    from paired
    group by reference_date, source, record_number
    having min(other_precedence) > min(precedence)
),

doubled as (
    select
        paired.reference_date,
        paired.source,
        paired.record_number,
        bool_or(paired.is_other_kind) as is_supplementary,
        -- of several overlaps the longest
        arg_max(paired.common_from, (paired.common_until - paired.common_from, -paired.other_precedence))
            as overlap_from,
        arg_max(paired.common_until, (paired.common_until - paired.common_from, -paired.other_precedence))
            as overlap_until,
        bool_or(coalesce(kept.is_kept, false)) as would_become_free,
        min(case when kept.is_kept then greatest(paired.common_from, paired.reference_date) end) as free_from
    from paired
    left join kept using (reference_date, other_source, other_record_number)
    group by paired.reference_date, paired.source, paired.record_number
)

select
    ranked.* exclude (age_group_then),
    doubled.is_supplementary,
    doubled.overlap_from,
    doubled.overlap_until,
    greatest(0, doubled.overlap_until - doubled.overlap_from + 1) as overlap_days,
    doubled.would_become_free,
    doubled.free_from,
    {{ care_age_group('children.birth_date', 'case_dates.day_care_year') }} as age_group
from ranked
inner join doubled using (reference_date, source, record_number)
inner join case_dates using (reference_date)
inner join children using (child_id)
