with contracts as (
    select * from {{ ref('int_contracts_as_of') }}
),

case_dates as (
    select reference_date from {{ ref('int_case_dates') }} where is_registration_date
),

areas as (
    select
        area_id,
        borough_id
    from {{ ref('areas') }}
)

select
    contracts.reference_date,
    contracts.record_number,
    contracts.child_id,
    contracts.facility_id,
    contracts.care_kind,
    contracts.district_id,
    areas.borough_id,
    contracts.starts_on,
    contracts.covers_until,
    contracts.weekly_hours
from contracts
inner join case_dates using (reference_date)
left join areas on contracts.district_id = areas.area_id
order by contracts.reference_date, contracts.record_number
