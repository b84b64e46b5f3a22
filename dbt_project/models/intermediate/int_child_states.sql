with need_dates as (
    select * from {{ ref('int_need_dates') }}
),

children as (
    select distinct
        child_id,
        birth_date
    from {{ ref('int_child_identity') }}
),

wishes as (
    select
        need_dates.reference_date,
        need_dates.need_date,
        registrations.child_id,
        arg_min(registrations.district_id, registrations.record_number) as district_id,
        count(case when registrations.is_live then 1 end) as wishes,
        count(case when registrations.is_live and registrations.status <> 'refused' then 1 end)
            as open_wishes,
        count(case when registrations.is_live and registrations.is_offer then 1 end) as open_offers,
        min(case when registrations.is_live then registrations.wanted_start end) as wanted_start,
        min(case when registrations.is_live then registrations.registered_on end) as registered_on,
        bool_or(
            registrations.is_accepted
            and registrations.care_kind = 'centre'
            and registrations.wanted_start <= need_dates.need_date
        ) as has_centre,
        bool_or(
            registrations.is_accepted
            and registrations.care_kind = 'child_minding'
            and registrations.wanted_start <= need_dates.need_date
        ) as has_minding,
        bool_or(registrations.is_accepted and registrations.wanted_start > need_dates.need_date)
            as has_later_place
    from need_dates
    inner join {{ ref('int_registrations_as_of') }} as registrations using (reference_date)
    group by need_dates.reference_date, need_dates.need_date, registrations.child_id
),

places as (
    select
        need_dates.reference_date,
        need_dates.need_date,
        contracts.child_id,
        arg_min(contracts.district_id, contracts.record_number) as district_id,
        bool_or(contracts.care_kind = 'centre') as has_centre,
        bool_or(contracts.care_kind = 'child_minding') as has_minding
    from need_dates
    inner join {{ ref('int_contracts_as_of') }} as contracts using (reference_date)
    where need_dates.need_date between contracts.starts_on and contracts.covers_until
    group by need_dates.reference_date, need_dates.need_date, contracts.child_id
),

known as (
    select
        reference_date,
        need_date,
        child_id,
        coalesce(wishes.district_id, places.district_id) as district_id,
        wishes.wanted_start,
        wishes.registered_on,
        coalesce(wishes.wishes, 0) as wishes,
        coalesce(wishes.open_wishes, 0) as open_wishes,
        coalesce(wishes.open_offers, 0) as open_offers,
        coalesce(places.has_centre, false) as has_centre_contract,
        coalesce(places.has_minding, false) as has_minding_contract,
        coalesce(wishes.has_centre, false) as has_accepted_centre,
        coalesce(wishes.has_minding, false) as has_accepted_minding,
        coalesce(wishes.has_later_place, false) as has_later_place
    from wishes
    full outer join places using (reference_date, need_date, child_id)
),

claimed as (
    select
        known.*,
        need_dates.day_care_year,
        children.birth_date,
        {{ claim('children.birth_date', 'known.need_date') }} as claim
    from known
    inner join need_dates using (reference_date, need_date)
    inner join children using (child_id)
),

decided as (
    select
        *,
        -- from the third birthday child minding alone does not fulfil the claim
        has_centre_contract or (has_minding_contract and claim <> 'centre') as is_served,
        has_accepted_centre or (has_accepted_minding and claim <> 'centre') as is_promised,
        has_minding_contract or has_accepted_minding as has_only_minding,
        coalesce(wanted_start <= need_date, false) as wants_place_by_then
    from claimed
),

-- the first that holds, from what ends every claim to what leaves it open
with_state as (
    select
        *,
        case
            when claim = 'at_school' then 'at_school'
            when district_id is null then 'not_resident'
            when is_served and wants_place_by_then then 'served_wishes_change'
            when is_served then 'served'
            when is_promised then 'offered'
            when has_only_minding then 'minding_only'
            when wishes = 0 and not has_later_place then 'withdrawn'
            when claim = 'not_born' or not wants_place_by_then then 'claim_not_open'
            when claim = 'conditional' then 'conditional_claim'
            else 'unserved'
        end as state
    from decided
)

select
    with_state.reference_date,
    with_state.need_date,
    with_state.child_id,
    with_state.state,
    {{ care_age_group('with_state.birth_date', 'with_state.day_care_year') }} as age_group,
    with_state.district_id,
    areas.borough_id,
    {{ month_of('with_state.birth_date') }} as birth_month,
    with_state.wanted_start,
    with_state.registered_on,
    case
        when with_state.wants_place_by_then
            then date_diff('day', with_state.wanted_start, with_state.need_date)
    end as days_waiting,
    {{ is_short_notice('with_state.registered_on', 'with_state.wanted_start') }} as is_short_notice,
    with_state.wishes,
    case
        when with_state.state <> 'unserved' then null
        when with_state.open_offers > 0 then 'offer_open'
        when with_state.open_wishes = 0 then 'all_wishes_refused'
        when with_state.wishes = 1 then 'one_wish_only'
        else 'no_offer_yet'
    end as reason
from with_state
left join {{ ref('areas') }} as areas on with_state.district_id = areas.area_id
