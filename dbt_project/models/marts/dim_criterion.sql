select
    criterion,
    criterion_name,
    points,
    sort_order,
    source
from {{ ref('criteria') }}
order by sort_order
