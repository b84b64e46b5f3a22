select
    day_care_year,
    age_group,
    year_of_age,
    target_rate,
    valid_from,
    source
from {{ ref('int_target_rates') }}
order by day_care_year, year_of_age
