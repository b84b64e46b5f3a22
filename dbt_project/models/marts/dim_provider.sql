with latest as (
    select
        sender,
        source_date
    from {{ ref('int_sources_as_of') }}
    where contract = 'centres'
    qualify reference_date = max(reference_date) over ()
),

centres as (
    select
        centres.*,
        latest.sender is not null
        and coalesce(centres.closed_on > latest.source_date, true) as is_open
    from {{ ref('stg_centres') }} as centres
    left join latest on centres.sender = latest.sender and centres.reference_date = latest.source_date
)

select
    {{ provider_id('provider_name') }} as provider_id,
    provider_name as name,
    arg_max(provider_group, (reference_date, delivery_id)) as provider_group,
    count(distinct case when is_open then centre_id end) as centre_count
from centres
group by provider_name
order by provider_name
