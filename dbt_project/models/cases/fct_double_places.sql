with claims as (
    select * from {{ ref('int_claimed_places') }}
),

freed as (
    select * from {{ ref('int_freed_places') }}
),

waiting as (
    select
        reference_date,
        source,
        record_number,
        count(*) as children
    from {{ ref('int_freed_place_fits') }}
    group by reference_date, source, record_number
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
    claims.overlap_days,
    claims.is_supplementary,
    claims.wish_rank,
    claims.would_become_free,
    claims.free_from,
    -- nobody knows who waits where no registrations are delivered, nor how near where no place is
    case
        when freed.need_date is not null and freed.latitude is not null then coalesce(waiting.children, 0)
    end as waiting_nearby,
    cast(claims.weekly_hours as bigint) as weekly_hours,
    claims.age_group,
    areas.area_id as district_id,
    areas.borough_id
from claims
left join freed using (reference_date, source, record_number)
left join waiting using (reference_date, source, record_number)
left join centres on claims.facility_id = centres.centre_id
left join areas on claims.district_id = areas.area_id
order by claims.reference_date, claims.child_id, claims.claim_kind, claims.starts_on, claims.record_number
