with dates as (
    select * from {{ ref('int_placement_dates') }}
),

states as (
    select * from {{ ref('int_child_states') }} where state in ('unserved', 'served_wishes_change')
),

children as (
    select distinct
        child_id,
        birth_date
    from {{ ref('int_child_identity') }}
),

criteria as (
    select
        max(case when criterion = 'inclusion' then points end) as inclusion,
        max(case when criterion = 'long_wait' then points end) as long_wait
    from {{ ref('criteria') }}
),

first_wishes as (
    select
        reference_date,
        child_id,
        record_number,
        weekly_hours,
        bool_or(coalesce(needs_inclusion, false)) over (partition by reference_date, child_id)
            as needs_inclusion
    from {{ ref('int_registrations_as_of') }} as registrations
    where is_live
    qualify
        row_number() over (
            partition by reference_date, child_id order by {{ leading_wish('registrations') }}
        ) = 1
),

seats as (
    select
        *,
        -- where more children are than places, one less leaves none free
        bool_or(group_id is null) over (partition by reference_date, need_date, facility_id, age_group)
            as is_over
    from {{ ref('int_placement_seats') }}
),

-- the place a child would give up; a centre's before a child minder's
present as (
    select
        holders.reference_date,
        holders.need_date,
        holders.child_id,
        holders.facility_id,
        holders.age_group,
        case when not seats.is_over then seats.group_id end as group_id
    from {{ ref('int_placement_holders') }} as holders
    inner join seats
        using (reference_date, need_date, facility_id, child_id)
    where holders.is_there
    qualify
        row_number() over (
            partition by holders.reference_date, holders.need_date, holders.child_id
            order by holders.care_kind, holders.facility_id
        ) = 1
),

told as (
    select
        states.reference_date,
        states.need_date,
        states.child_id,
        states.age_group,
        states.district_id,
        states.borough_id,
        states.birth_month,
        states.wanted_start,
        dates.is_latest,
        first_wishes.record_number,
        first_wishes.weekly_hours,
        states.state = 'served_wishes_change' as is_change,
        {{ completed_years('children.birth_date', age_cut_off('dates.day_care_year')) }} as year_of_age,
        {{ claim('children.birth_date', 'states.need_date') }} as claim,
        case when first_wishes.needs_inclusion then criteria.inclusion else 0 end as inclusion_points,
        case
            when {{ waits_long('states.wanted_start', 'states.need_date') }} then criteria.long_wait
            else 0
        end as waiting_points
    from dates
    inner join states using (reference_date, need_date)
    inner join children using (child_id)
    inner join first_wishes
        on states.reference_date = first_wishes.reference_date and states.child_id = first_wishes.child_id
    cross join criteria
)

select
    told.reference_date,
    told.need_date,
    told.is_latest,
    told.child_id,
    told.record_number,
    told.is_change,
    told.age_group,
    told.district_id,
    told.borough_id,
    told.birth_month,
    cast(told.year_of_age as bigint) as year_of_age,
    -- a child minder's place is one under three, and from the third birthday it does not fulfil the claim
    told.age_group = 'under_three' and told.claim <> 'centre' as takes_minding,
    cast(told.weekly_hours as bigint) as weekly_hours,
    told.wanted_start,
    cast(told.inclusion_points as bigint) as inclusion_points,
    cast(told.inclusion_points + told.waiting_points as bigint) as points,
    present.facility_id as seat_facility_id,
    case when present.age_group = told.age_group then present.group_id end as seat_group_id
from told
left join present
    on
        told.is_change
        and told.reference_date = present.reference_date
        and told.need_date = present.need_date
        and told.child_id = present.child_id
