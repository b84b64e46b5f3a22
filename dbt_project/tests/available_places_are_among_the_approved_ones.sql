-- What is it? An area in which more places can be used than are approved, or more are free than can be used.
-- When does it matter? Places beyond the approval are not paid for by the state.
-- How to resolve? Look for a source whose approved and available places are swapped.
select
    reference_date,
    day_care_year,
    area_id,
    age_group,
    approved_places,
    available_places,
    free
from {{ ref('fct_demand') }}
where available_places > approved_places or free > available_places
