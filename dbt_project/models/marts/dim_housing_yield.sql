select
    dwelling_kind,
    years_since_completion,
    year_of_age,
    cast(children_per_dwelling as double) as children_per_dwelling
from {{ ref('housing_yield') }}
order by dwelling_kind, years_since_completion, year_of_age
