with centres as (
    select * from {{ ref('fct_portal_centre') }}
),

providers as (
    select * from centres
    union all
    select * replace (null as provider_id, '{{ var("all_providers") }}' as provider_name) from centres
)

select
    reference_date,
    day_care_year,
    provider_id,
    provider_name,
    provider_name = '{{ var("all_providers") }}' as is_total,
    count(*) as centres,
    count(case when is_on_portal then 1 end) as centres_on_portal,
    count(case when not is_on_portal then 1 end) as centres_missing,
    cast(sum(approved_places) as bigint) as approved_places,
    cast(sum(case when is_on_portal then approved_places else 0 end) as bigint) as places_on_portal,
    cast(sum(case when is_on_portal then 0 else approved_places end) as bigint) as places_missing,
    {{ rate('sum(case when is_on_portal then approved_places else 0 end)', 'sum(approved_places)') }}
        as share_of_places,
    max(places_date) as places_date
from providers
group by reference_date, day_care_year, provider_id, provider_name
order by reference_date, is_total, provider_name
