select
    rule,
    rule_name,
    value,
    unit,
    sort_order,
    source
from {{ ref('placement_rules') }}
order by sort_order
