with planning_dates as (
    select distinct reference_date from {{ ref('int_planning_dates') }}
),

sources as (
    select * from {{ ref('int_sources_as_of') }} where contract = 'centres'
),

centres as (
    select * from {{ ref('stg_centres') }}
)

select
    planning_dates.reference_date,
    centres.centre_id,
    centres.provider_name,
    centres.district_id,
    centres.latitude,
    centres.longitude,
    centres.opened_on,
    centres.closed_on,
    centres.on_portal_since
from planning_dates
inner join sources using (reference_date)
inner join centres on sources.source_date = centres.reference_date and sources.sender = centres.sender
qualify
    row_number() over (
        partition by planning_dates.reference_date, centres.centre_id
        order by centres.reference_date desc, centres.sender, centres.delivery_id
    ) = 1
