with centres as (
    select * from {{ ref('int_portal_centres') }}
)

select
    month,
    {{ provider_id('provider_name') }} as provider_id,
    provider_name,
    min(provider_group) as provider_group,
    count(*) as centres,
    count(case when is_on_portal then 1 end) as centres_on_portal,
    {{ rate('count(case when is_on_portal then 1 end)', 'count(*)') }} as share
from centres
group by month, provider_name
order by month, provider_name
