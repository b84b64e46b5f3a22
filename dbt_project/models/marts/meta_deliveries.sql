with in_force as (
    select
        delivery_id,
        bool_or(is_in_force) as is_in_force
    from {{ ref('stg_delivery_dates') }}
    group by delivery_id
)

select
    deliveries.delivery_id,
    deliveries.file,
    deliveries.sheet,
    deliveries.sha256,
    deliveries.contract,
    deliveries.format,
    deliveries.sender,
    deliveries.reference_date,
    deliveries.correction,
    deliveries.rows_in_file,
    deliveries.accepted,
    deliveries.rejected,
    deliveries.skipped,
    coalesce(in_force.is_in_force, false) as is_in_force
from {{ ref('stg_deliveries') }} as deliveries
left join in_force using (delivery_id)
order by deliveries.file, deliveries.sheet, deliveries.delivery_id
