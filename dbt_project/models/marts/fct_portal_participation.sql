with register_dates as (
    select distinct
        sender,
        reference_date
    from {{ ref('stg_centres') }}
),

centres as (
    select * from {{ ref('stg_centres') }}
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

as_of as (
    select
        registers.month,
        registers.month_end,
        centres.centre_id,
        centres.provider_name,
        centres.provider_group,
        coalesce(centres.on_portal_since <= registers.month_end, false) as is_on_portal
    from registers
    inner join centres
        on registers.sender = centres.sender and registers.reference_date = centres.reference_date
    where
        coalesce(centres.opened_on <= registers.month_end, true)
        and coalesce(centres.closed_on > registers.month_end, true)
    qualify
        row_number() over (
            partition by registers.month, centres.centre_id
            order by centres.reference_date desc, centres.sender, centres.delivery_id
        ) = 1
)

select
    month,
    {{ provider_id('provider_name') }} as provider_id,
    provider_name,
    min(provider_group) as provider_group,
    count(*) as centres,
    count(case when is_on_portal then 1 end) as centres_on_portal,
    {{ rate('count(case when is_on_portal then 1 end)', 'count(*)') }} as share
from as_of
group by month, provider_name
order by month, provider_name
