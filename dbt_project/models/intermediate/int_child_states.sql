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
        arg_min(registrations.district_id, {{ leading_wish('registrations') }}) as district_id,
        arg_min(registrations.record_number, {{ leading_wish('registrations') }}) as record_number,
        count(case when registrations.is_live then 1 end) as wishes,
        count(case when registrations.is_live and registrations.status = 'refused' then 1 end)
            as wishes_tried,
        count(case when registrations.is_live and registrations.is_offer then 1 end) as open_offers,
        count(
            case
                when
                    registrations.status = 'refused'
                    and registrations.refusal_reason = 'refused_by_parents'
                    then 1
            end
        ) as refused_by_parents,
        count(
            case
                when
                    registrations.status = 'refused'
                    and registrations.refusal_reason in (
                        'offer_deadline_passed', 'application_deadline_passed'
                    )
                    then 1
            end
        ) as deadlines_passed,
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

-- what is free is known for the reference date alone
prospects as (
    select
        reference_date,
        reference_date as need_date,
        child_id,
        count(case when prospect = 'free' then 1 end) as free_wishes,
        count(case when prospect = 'hours_or_start' then 1 end) as unsuitable_wishes,
        count(case when prospect = 'full' then 1 end) as full_wishes
    from {{ ref('int_wish_prospects') }}
    group by reference_date, child_id
),

places as (
    select
        need_dates.reference_date,
        need_dates.need_date,
        contracts.child_id,
        arg_min(contracts.district_id, {{ leading_contract('contracts', 'need_dates.need_date') }})
            as district_id,
        arg_min(contracts.record_number, {{ leading_contract('contracts', 'need_dates.need_date') }})
            as record_number,
        bool_or(contracts.care_kind = 'centre' and {{ covers('contracts', 'need_dates.need_date') }})
            as has_centre,
        bool_or(contracts.care_kind = 'child_minding' and {{ covers('contracts', 'need_dates.need_date') }})
            as has_minding,
        bool_or(contracts.starts_on > need_dates.need_date) as has_later_place
    from need_dates
    inner join {{ ref('int_contracts_as_of') }} as contracts using (reference_date)
    group by need_dates.reference_date, need_dates.need_date, contracts.child_id
),

known as (
    select
        reference_date,
        need_date,
        child_id,
        coalesce(wishes.district_id, places.district_id) as district_id,
        case
            when wishes.wishes > 0 then wishes.record_number
            else coalesce(places.record_number, wishes.record_number)
        end as record_number,
        wishes.wanted_start,
        wishes.registered_on,
        coalesce(wishes.wishes, 0) as wishes,
        coalesce(wishes.wishes_tried, 0) as wishes_tried,
        coalesce(wishes.open_offers, 0) as open_offers,
        coalesce(wishes.refused_by_parents, 0) as refused_by_parents,
        coalesce(wishes.deadlines_passed, 0) as deadlines_passed,
        coalesce(prospects.free_wishes, 0) as free_wishes,
        coalesce(prospects.unsuitable_wishes, 0) as unsuitable_wishes,
        coalesce(prospects.full_wishes, 0) as full_wishes,
        coalesce(places.has_centre, false) as has_centre_contract,
        coalesce(places.has_minding, false) as has_minding_contract,
        coalesce(wishes.has_centre, false) as has_accepted_centre,
        coalesce(wishes.has_minding, false) as has_accepted_minding,
        coalesce(wishes.has_later_place, false) or coalesce(places.has_later_place, false)
            as has_later_place
    from wishes
    full outer join places using (reference_date, need_date, child_id)
    left join prospects using (reference_date, need_date, child_id)
),

claimed as (
    select
        known.*,
        need_dates.day_care_year,
        children.birth_date,
        {{ month_of('children.birth_date') }} as birth_month,
        coalesce(
            min(case when known.district_id is not null then known.reference_date end)
                over (partition by known.child_id)
            < known.reference_date,
            false
        ) as has_lived_here,
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
        end as state,
        {{ claim_month('claim', 'birth_month') }} as claim_date
    from decided
),

due as (
    select
        *,
        {{ later_of('claim_date', 'wanted_start') }} as due_date
    from with_state
)

select
    due.reference_date,
    due.need_date,
    due.child_id,
    due.record_number,
    due.state,
    {{ care_age_group('due.birth_date', 'due.day_care_year') }} as age_group,
    due.district_id,
    areas.borough_id,
    due.birth_month,
    due.wanted_start,
    due.registered_on,
    case
        when due.wants_place_by_then then date_diff('day', due.wanted_start, due.need_date)
    end as days_waiting,
    {{ is_short_notice('due.registered_on', 'due.wanted_start') }} as is_short_notice,
    due.claim_date,
    due.due_date,
    case when due.state = 'unserved' then {{ urgency('due.due_date', 'due.reference_date') }} end as urgency,
    due.wishes,
    due.wishes_tried,
    due.refused_by_parents,
    -- the first that holds, from what somebody decided to what nobody has decided yet
    case
        when due.state = 'not_resident' and due.has_lived_here then 'moved_away'
        when due.state <> 'unserved' then null
        when due.open_offers > 0 then 'offer_open'
        when due.refused_by_parents > 0 then 'refused_by_parents'
        when due.deadlines_passed > 0 then 'deadline_passed'
        when due.free_wishes > 0 then 'no_offer_yet'
        when due.unsuitable_wishes > 0 then 'hours_or_start'
        when due.wishes = 1 then 'one_wish_only'
        when due.full_wishes + due.wishes_tried = due.wishes then 'all_wishes_full'
        else 'no_offer_yet'
    end as reason
from due
left join {{ ref('areas') }} as areas on due.district_id = areas.area_id
