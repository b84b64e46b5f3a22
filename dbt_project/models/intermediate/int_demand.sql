with planning_dates as (
    select * from {{ ref('int_planning_dates') }}
),

districts as (
    select area_id as district_id from {{ ref('areas') }} where level = 'district'
),

age_groups as (
    {{ age_groups() }}
),

demand as (
    select * from {{ ref('int_target_demand') }}
),

origins as (
    select
        reference_date,
        origin_id
    from {{ ref('int_forecast_origins') }}
),

places as (
    select * from {{ ref('int_district_places') }}
),

-- beyond the next year no list is delivered: the date of the next one stands for it
places_dates as (
    select
        reference_date,
        day_care_year,
        max(places_date) as places_date,
        bool_or(is_projected) as is_projected
    from {{ ref('int_places_as_of') }}
    group by reference_date, day_care_year
),

minding as (
    select
        reference_date,
        day_care_year,
        district_id,
        'under_three' as age_group,
        sum(approved_places) as approved_places,
        sum(available_places) as available_places
    from {{ ref('int_minding_as_of') }}
    group by reference_date, day_care_year, district_id
),

facility_use as (
    select
        reference_date,
        true as is_current,
        district_id,
        age_group,
        sum(taken) as taken,
        sum(offered) as offered,
        sum(free) as free,
        sum(over) as over
    from {{ ref('int_facility_use') }}
    group by reference_date, district_id, age_group
),

in_care as (
    select
        reference_date,
        true as is_current,
        district_id,
        age_group,
        count(*) as in_care
    from {{ ref('int_children_in_care') }}
    group by reference_date, district_id, age_group
),

has_minding as (
    select distinct reference_date from {{ ref('int_sources_as_of') }} where contract = 'child_minding'
),

joined as (
    select
        planning_dates.*,
        origins.origin_id,
        districts.district_id,
        age_groups.age_group,
        has_minding.reference_date is not null and age_groups.age_group = 'under_three' as counts_minding,
        -- contracts of the year before do not say who is there in this one
        coalesce(
            planning_dates.is_current
            and planning_dates.contracts_date >= {{ day_care_year_start('planning_dates.day_care_year') }},
            false
        ) as has_contracts,
        coalesce(
            planning_dates.is_current
            and planning_dates.registrations_date
            >= {{ day_care_year_start('planning_dates.day_care_year') }},
            false
        ) as has_registrations,
        places_dates.places_date,
        coalesce(places_dates.is_projected, true) or planning_dates.years_ahead > 1 as has_projected_places
    from planning_dates
    inner join origins using (reference_date)
    left join places_dates
        on
            planning_dates.reference_date = places_dates.reference_date
            and planning_dates.day_care_year - greatest(0, planning_dates.years_ahead - 1)
            = places_dates.day_care_year
    left join has_minding using (reference_date)
    cross join districts
    cross join age_groups
)

select
    joined.reference_date,
    joined.day_care_year,
    joined.is_current,
    joined.district_id,
    joined.age_group,
    -- a district that was never counted has an unknown number of children, not none
    demand.children,
    demand.demand,
    coalesce(places.approved_places, 0) + coalesce(minding.approved_places, 0) as approved_places,
    coalesce(places.available_places, 0) + coalesce(minding.available_places, 0) as available_places,
    coalesce(places.available_places, 0) as centre_places,
    coalesce(places.planned_places, 0) as planned_places,
    -- what was never delivered is unknown, not zero
    case when joined.counts_minding then coalesce(minding.available_places, 0) end as minding_places,
    case when joined.has_contracts then coalesce(facility_use.taken, 0) end as taken,
    case when joined.has_registrations then coalesce(facility_use.offered, 0) end as offered,
    case when joined.has_contracts then coalesce(facility_use.free, 0) end as free,
    case when joined.has_contracts then coalesce(facility_use.over, 0) end as over,
    case when joined.has_contracts then coalesce(in_care.in_care, 0) end as in_care,
    joined.population_date,
    joined.places_date,
    joined.contracts_date,
    joined.registrations_date,
    coalesce(demand.is_projected, false)
    or joined.has_projected_places
    or (joined.counts_minding and not joined.is_current) as is_projected,
    coalesce(demand.is_estimated, false) as is_estimated
from joined
left join demand using (origin_id, day_care_year, district_id, age_group)
left join places using (reference_date, day_care_year, district_id, age_group)
left join minding using (reference_date, day_care_year, district_id, age_group)
left join facility_use using (reference_date, is_current, district_id, age_group)
left join in_care using (reference_date, is_current, district_id, age_group)
