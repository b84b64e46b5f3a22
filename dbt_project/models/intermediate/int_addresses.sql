select
    'centre' as kind,
    centre_id as address_id,
    district_id,
    cast(latitude as double) as latitude,
    cast(longitude as double) as longitude
from {{ ref('stg_centres') }}
qualify row_number() over (partition by centre_id order by reference_date desc, sender, delivery_id) = 1
union all
select
    'school' as kind,
    school_id as address_id,
    district_id,
    cast(latitude as double) as latitude,
    cast(longitude as double) as longitude
from {{ ref('stg_schools') }}
qualify row_number() over (partition by school_id order by reference_date desc, sender, delivery_id) = 1
