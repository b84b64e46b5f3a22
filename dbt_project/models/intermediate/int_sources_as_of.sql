with in_force as (
    select distinct
        contract,
        sender,
        reference_date as source_date
    from {{ ref('stg_delivery_dates') }}
    where is_in_force
),

reference_dates as (
    select distinct source_date as reference_date from in_force
),

latest_by_sender as (
    select
        reference_dates.reference_date,
        in_force.contract,
        in_force.sender,
        max(in_force.source_date) as source_date
    from reference_dates
    inner join in_force on reference_dates.reference_date >= in_force.source_date
    group by reference_dates.reference_date, in_force.contract, in_force.sender
)

select
    reference_date,
    contract,
    sender,
    source_date,
    max(source_date) over (partition by reference_date, contract) as latest_source_date
from latest_by_sender
