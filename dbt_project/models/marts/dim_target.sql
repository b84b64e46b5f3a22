select
    valid_from,
    age_group,
    cast(target_rate as double) as target_rate,
    source
from {{ ref('target_rates') }}
where year_of_age is null
order by age_group desc, valid_from
