with planning_dates as (
    select
        reference_date,
        day_care_year,
        is_current,
        -- the current year is seen on the reference date itself, the next one on its first day
        greatest(reference_date, {{ day_care_year_start('day_care_year') }}) as counted_on
    from {{ ref('int_planning_dates') }}
),

sources as (
    select * from {{ ref('int_sources_as_of') }} where contract = 'child_minding'
),

minders as (
    select * from {{ ref('stg_child_minding') }}
),

as_of as (
    select
        planning_dates.*,
        minders.* exclude (reference_date)
    from planning_dates
    inner join sources using (reference_date)
    inner join minders on sources.source_date = minders.reference_date and sources.sender = minders.sender
    qualify
        row_number() over (
            partition by planning_dates.reference_date, planning_dates.day_care_year, minders.minder_id
            order by minders.reference_date desc, minders.sender, minders.delivery_id
        ) = 1
)

select
    reference_date,
    day_care_year,
    is_current,
    minder_id,
    provider_name,
    district_id,
    approved_places,
    available_places
from as_of
where starts_on <= counted_on and coalesce(ends_on >= counted_on, true)
