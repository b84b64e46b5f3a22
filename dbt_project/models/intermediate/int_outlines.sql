with shapes as (
    select * from {{ ref('stg_area_shapes') }}
    qualify reference_date = max(reference_date) over ()
),

districts as (
    select area_id from {{ ref('areas') }} where level = 'district'
)

select
    shapes.area_id,
    shapes.geometry,
    shapes.reference_date as shapes_date
from shapes
inner join districts using (area_id)
qualify row_number() over (partition by shapes.area_id order by shapes.sender, shapes.delivery_id) = 1
