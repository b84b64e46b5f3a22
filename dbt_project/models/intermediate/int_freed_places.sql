with claims as (
    select * from {{ ref('int_claimed_places') }} where would_become_free
),

children as (
    select distinct
        child_id,
        birth_date
    from {{ ref('int_child_identity') }}
),

need_dates as (
    select * from {{ ref('int_need_dates') }}
),

centres as (
    select * from {{ ref('int_centres_as_of') }}
),

minders as (
    select * from {{ ref('int_minding_as_of') }} where is_current
),

points as (
    select * from {{ ref('int_district_points') }}
),

-- who is waiting is asked of the latest of the two need dates on which the place would be free
freed as (
    select
        claims.reference_date,
        claims.source,
        claims.record_number,
        claims.claim_kind,
        claims.child_id,
        claims.facility_id,
        claims.care_kind,
        claims.weekly_hours,
        claims.free_from,
        need_dates.need_date,
        need_dates.day_care_year
    from claims
    left join need_dates
        on claims.reference_date = need_dates.reference_date and claims.free_from >= need_dates.need_date
    qualify
        row_number() over (
            partition by claims.reference_date, claims.source, claims.record_number
            order by need_dates.need_date desc
        ) = 1
)

select
    freed.*,
    case
        when freed.care_kind = 'child_minding' then 'under_three'
        else {{ care_age_group('children.birth_date', 'freed.day_care_year') }}
    end as place_age_group,
    coalesce(centres.latitude, points.latitude) as latitude,
    coalesce(centres.longitude, points.longitude) as longitude
from freed
inner join children using (child_id)
left join centres
    on freed.reference_date = centres.reference_date and freed.facility_id = centres.centre_id
left join minders
    on freed.reference_date = minders.reference_date and freed.facility_id = minders.minder_id
left join points on coalesce(centres.district_id, minders.district_id) = points.district_id
