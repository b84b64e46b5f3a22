with claims as (
    select * from {{ ref('int_claimed_places') }}
),

centres as (
    select * from {{ ref('dim_centre') }}
),

areas as (
    select * from {{ ref('areas') }}
)

select
    claims.reference_date,
    claims.child_id,
    claims.claim_kind,
    claims.source,
    claims.record_number,
    claims.facility_id,
    centres.name as facility_name,
    centres.provider_name,
    claims.care_kind,
    claims.starts_on,
    claims.covers_until,
    claims.overlap_from,
    claims.overlap_until,
    claims.is_supplementary,
    cast(claims.weekly_hours as bigint) as weekly_hours,
    claims.age_group,
    areas.area_id as district_id,
    areas.borough_id
from claims
left join centres on claims.facility_id = centres.centre_id
left join areas on claims.district_id = areas.area_id
order by claims.reference_date, claims.child_id, claims.claim_kind, claims.starts_on, claims.record_number
