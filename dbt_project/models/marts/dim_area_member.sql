select
    area_id,
    district_id
from {{ ref('int_area_members') }}
order by area_id, district_id
