select
    school_id,
    name,
    school_form,
    carrier,
    street,
    postcode,
    borough_id,
    district_id,
    latitude,
    longitude,
    is_city_school
from {{ ref('int_school_register') }}
qualify row_number() over (partition by school_id order by reference_date desc) = 1
order by school_id
