select
    area_id,
    geometry,
    shapes_date
from {{ ref('int_outlines') }}
order by area_id
