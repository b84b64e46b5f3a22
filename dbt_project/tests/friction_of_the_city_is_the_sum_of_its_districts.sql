-- What is it? A day on which the children that could be placed differ between the city and its parts.
-- When does it matter? Boroughs are added up in every meeting; the sum must be the city's number.
-- How to resolve? A child without a district is in the market, or a district is missing in int_area_members.
select
    reference_date,
    need_date,
    age_group
from {{ ref('fct_friction') }}
group by reference_date, need_date, age_group
having {{ sums_differ('friction') }} or {{ sums_differ('true_shortage') }}
