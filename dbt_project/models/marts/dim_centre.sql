with centres as (
    select * from {{ ref('stg_centres') }}
    qualify
        row_number() over (
            partition by centre_id
            order by reference_date desc, sender, delivery_id
        ) = 1
),

districts as (
    select
        area_id,
        borough_id
    from {{ ref('areas') }}
    where level = 'district'
)

select
    centres.centre_id,
    centres.name,
    {{ provider_id('centres.provider_name') }} as provider_id,
    centres.provider_name,
    centres.provider_group,
    districts.area_id as district_id,
    districts.borough_id,
    centres.latitude,
    centres.longitude,
    centres.opened_on,
    centres.closed_on,
    centres.on_portal_since,
    {{ is_municipal('centres.provider_group') }} as is_municipal
from centres
left join districts on centres.district_id = districts.area_id
order by centres.centre_id
