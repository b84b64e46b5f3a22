with schools as (
    select * from {{ ref('stg_schools') }}
    qualify
        row_number() over (partition by reference_date, school_id order by sender, delivery_id) = 1
),

areas as (
    select * from {{ ref('areas') }}
)

select
    schools.reference_date,
    schools.school_id,
    schools.name,
    schools.school_form,
    schools.carrier,
    schools.street,
    schools.postcode,
    districts.area_id as district_id,
    coalesce(districts.borough_id, boroughs.area_id) as borough_id,
    schools.latitude,
    schools.longitude,
    schools.pupils,
    schools.classes,
    schools.class_rooms,
    schools.subject_rooms,
    schools.all_day_places,
    schools.carrier = '{{ var("city_carrier") }}' as is_city_school,
    coalesce(schools.is_in_operation, true) as is_in_operation,
    schools.sender
from schools
left join areas as districts on schools.district_id = districts.area_id and districts.level = 'district'
left join areas as boroughs on schools.borough_name = boroughs.name and boroughs.level = 'borough'
