{#- One row per centre that is open or has places in the day-care year of the reference date. -#}

with planning_dates as (
    select
        reference_date,
        day_care_year
    from {{ ref('int_planning_dates') }}
    where is_current
),

centres as (
    select
        *,
        coalesce(opened_on <= reference_date, true) and coalesce(closed_on > reference_date, true) as is_open
    from {{ ref('int_centres_as_of') }}
),

places as (
    select
        places.reference_date,
        places.centre_id,
        sum(places.approved_places) as approved_places,
        max(places.places_date) as places_date
    from {{ ref('int_places') }} as places
    inner join planning_dates using (reference_date, day_care_year)
    group by places.reference_date, places.centre_id
),

joined as (
    select
        coalesce(centres.reference_date, places.reference_date) as reference_date,
        coalesce(centres.centre_id, places.centre_id) as centre_id,
        coalesce(centres.provider_name, '{{ var("unknown_provider") }}') as provider_name,
        centres.centre_id is not null as is_in_register,
        centres.district_id,
        centres.on_portal_since,
        places.approved_places,
        places.places_date
    from centres
    full outer join places
        on centres.reference_date = places.reference_date and centres.centre_id = places.centre_id
    where centres.is_open or places.approved_places > 0
)

select
    joined.reference_date,
    planning_dates.day_care_year,
    joined.centre_id,
    case when joined.is_in_register then {{ provider_id('joined.provider_name') }} end as provider_id,
    joined.provider_name,
    joined.is_in_register,
    joined.district_id,
    joined.on_portal_since,
    coalesce(joined.on_portal_since <= joined.reference_date, false) as is_on_portal,
    cast(coalesce(joined.approved_places, 0) as bigint) as approved_places,
    joined.places_date
from joined
inner join planning_dates using (reference_date)
order by joined.reference_date, joined.centre_id
