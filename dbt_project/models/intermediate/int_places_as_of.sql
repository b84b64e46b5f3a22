with planning_dates as (
    select
        reference_date,
        day_care_year
    from {{ ref('int_planning_dates') }}
    -- further ahead nothing is delivered; int_district_places carries on from here
    where years_ahead <= 1
),

places as (
    select * from {{ ref('stg_places') }}
),

delivered_years as (
    select distinct
        sender,
        reference_date as places_date,
        day_care_year as delivered_year
    from places
),

-- each sender's latest word on the year; where it has none yet, its latest delivered year is carried forward
chosen as (
    select
        planning_dates.*,
        delivered_years.sender,
        delivered_years.places_date,
        delivered_years.delivered_year
    from planning_dates
    inner join delivered_years
        on
            planning_dates.reference_date >= delivered_years.places_date
            and planning_dates.day_care_year >= delivered_years.delivered_year
    qualify
        row_number() over (
            partition by planning_dates.reference_date, planning_dates.day_care_year, delivered_years.sender
            order by delivered_years.delivered_year desc, delivered_years.places_date desc
        ) = 1
)

select
    chosen.reference_date,
    chosen.day_care_year,
    chosen.places_date,
    chosen.delivered_year < chosen.day_care_year as is_projected,
    places.* exclude (reference_date, day_care_year, sender, delivery_id)
from chosen
inner join places
    on
        chosen.sender = places.sender
        and chosen.places_date = places.reference_date
        and chosen.delivered_year = places.day_care_year
qualify
    row_number() over (
        partition by
            chosen.reference_date, chosen.day_care_year, places.centre_id, places.group_form,
            places.weekly_hours
        order by chosen.delivered_year desc, chosen.places_date desc, places.sender, places.delivery_id
    ) = 1
