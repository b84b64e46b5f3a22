with centres as (
    select * from {{ ref('int_portal_centres') }}
),

providers as (
    select
        month,
        provider_name,
        count(*) as centres,
        count(case when is_on_portal then 1 end) as centres_on_portal,
        bool_or(is_estimated) as is_estimated
    from centres
    group by month, provider_name
)

select
    month,
    count(*) as providers,
    count(case when centres_on_portal > 0 then 1 end) as providers_on_portal,
    count(case when centres_on_portal = centres then 1 end) as providers_wholly_on_portal,
    {{ rate('count(case when centres_on_portal > 0 then 1 end)', 'count(*)') }} as provider_share,
    cast(sum(centres) as bigint) as centres,
    cast(sum(centres_on_portal) as bigint) as centres_on_portal,
    {{ rate('sum(centres_on_portal)', 'sum(centres)') }} as share,
    bool_or(is_estimated) as is_estimated
from providers
group by month
order by month
