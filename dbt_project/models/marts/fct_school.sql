select
    reference_date,
    school_id,
    pupils,
    classes,
    class_rooms,
    subject_rooms,
    all_day_places,
    is_city_school,
    is_in_operation,
    sender
from {{ ref('int_school_register') }}
order by reference_date, school_id
