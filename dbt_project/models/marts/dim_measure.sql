select
    measure,
    name,
    definition,
    formula,
    unit,
    direction,
    source_tables,
    owner,
    since,
    limits
from {{ ref('measures') }}
order by measure
