-- What is it? A day-care year whose demand is counted for other children than the forecast expects.
-- When does it matter? A planner sees both numbers on one page and must not find two.
-- How to resolve? Both read int_forecast; one of them takes another origin, or adds up other ages.
select
    demand.reference_date,
    demand.day_care_year,
    demand.area_id,
    demand.age_group,
    demand.children,
    forecast.expected
from {{ ref('fct_demand') }} as demand
full outer join {{ ref('fct_forecast') }} as forecast
    using (reference_date, day_care_year, area_id, age_group)
where demand.children is distinct from forecast.expected
