with centres as (
    select * from {{ ref('stg_centres') }}
),

register_dates as (
    select distinct
        sender,
        reference_date
    from centres
),

spans as (
    select
        {{ month_of('coalesce(min(centres.on_portal_since), min(centres.reference_date))') }} as first_month,
        {{ month_of('max(centres.reference_date)') }} as last_month
    from centres
),

months as (
    select cast(unnest(generate_series(first_month, last_month, interval 1 month)) as date) as month
    from spans
),

-- each month is read from the register in force at its end, months before the first register from that one
registers as (
    select
        months.month,
        last_day(months.month) as month_end,
        register_dates.sender,
        coalesce(
            max(register_dates.reference_date)
            filter (where register_dates.reference_date <= last_day(months.month)),
            min(register_dates.reference_date)
        ) as reference_date
    from months
    cross join register_dates
    group by months.month, register_dates.sender
),

-- who joined between two registers joined on the day that the second one names
told as (
    select
        * exclude (on_portal_since),
        coalesce(on_portal_since, lead(on_portal_since) over centre) as on_portal_since
    from centres
    window centre as (partition by sender, centre_id order by reference_date)
)

select
    registers.month,
    told.centre_id,
    told.provider_name,
    told.provider_group,
    registers.reference_date > registers.month_end as is_estimated,
    coalesce(told.on_portal_since <= registers.month_end, false) as is_on_portal
from registers
inner join told on registers.sender = told.sender and registers.reference_date = told.reference_date
where
    coalesce(told.opened_on <= registers.month_end, true)
    and coalesce(told.closed_on > registers.month_end, true)
qualify
    row_number() over (
        partition by registers.month, told.centre_id
        order by told.reference_date desc, told.sender, told.delivery_id
    ) = 1
