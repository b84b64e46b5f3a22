select
    contract,
    reference_date,
    count(distinct delivery_id) as deliveries
from {{ ref('stg_delivery_dates') }}
where is_in_force
group by contract, reference_date
order by contract, reference_date
