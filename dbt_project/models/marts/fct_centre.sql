with places as (
    select
        reference_date,
        day_care_year,
        centre_id,
        age_group,
        string_agg(distinct group_form, ', ' order by group_form) as group_forms,
        sum(approved_places) as approved_places,
        sum(available_places) as available_places,
        string_agg(distinct reduction_reason, '; ' order by reduction_reason) as reduction_reasons,
        max(places_date) as places_date,
        bool_or(is_projected) as is_projected
    from {{ ref('int_places') }}
    group by reference_date, day_care_year, centre_id, age_group
),

planning_dates as (
    select
        reference_date,
        day_care_year,
        is_current as is_current_year,
        -- contracts of the year before do not say who is there in this one
        coalesce(is_current and contracts_date >= {{ day_care_year_start('day_care_year') }}, false)
            as has_contracts
    from {{ ref('int_planning_dates') }}
),

use as (
    select * from {{ ref('int_facility_use') }}
),

centres as (
    select * from {{ ref('int_centres_as_of') }}
),

districts as (
    select
        area_id,
        borough_id
    from {{ ref('areas') }}
    where level = 'district'
)

select
    places.reference_date,
    places.day_care_year,
    planning_dates.is_current_year,
    places.centre_id,
    districts.area_id as district_id,
    districts.borough_id,
    {{ provider_id('centres.provider_name') }} as provider_id,
    places.age_group,
    places.group_forms,
    cast(places.approved_places as bigint) as approved_places,
    cast(places.available_places as bigint) as available_places,
    cast(case when planning_dates.has_contracts then coalesce(use.taken, 0) end as bigint) as taken,
    cast(case when planning_dates.has_contracts then coalesce(use.offered, 0) end as bigint) as offered,
    cast(
        case when planning_dates.has_contracts then coalesce(use.free, places.available_places) end as bigint
    ) as free,
    cast(case when planning_dates.has_contracts then coalesce(use.over, 0) end as bigint) as over,
    places.reduction_reasons,
    places.places_date,
    places.is_projected
from places
inner join planning_dates using (reference_date, day_care_year)
left join use
    on
        places.reference_date = use.reference_date
        and places.centre_id = use.facility_id
        and places.age_group = use.age_group
left join centres on places.reference_date = centres.reference_date and places.centre_id = centres.centre_id
left join districts on centres.district_id = districts.area_id
order by places.reference_date, places.day_care_year, places.centre_id, places.age_group
