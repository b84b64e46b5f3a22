with registrations as (
    select * from {{ ref('int_distinct_registrations') }}
),

providers as (
    select * from registrations
    union all
    select * replace ('{{ var("all_providers") }}' as provider_name) from registrations
)

select
    month,
    provider_name,
    provider_name = '{{ var("all_providers") }}' as is_total,
    count(*) as registrations,
    count(case when channel = 'online' then 1 end) as online,
    count(case when channel <> 'online' then 1 end) as elsewhere,
    count(case when channel is null then 1 end) as channel_unknown,
    {{ rate("count(case when channel = 'online' then 1 end)", 'count(channel)') }} as share,
    bool_or(is_partial) as is_partial,
    false as is_suppressed
from providers
group by month, provider_name
order by month, is_total, provider_name
