-- What is it? A day-care year that has not begun, with taken or free places.
-- When does it matter? Next year's free places would be offered twice.
-- How to resolve? Occupancy belongs to the day-care year that contains the reference date, and to no other.
select
    reference_date,
    day_care_year,
    area_id
from {{ ref('fct_demand') }}
where not is_current_year and coalesce(taken, offered, free, over, in_care) is not null
