select
    file,
    sheet,
    contract,
    line,
    column_name,
    rule,
    message
from {{ ref('stg_rejected_rows') }}
order by file, sheet, line, column_name, rule, message
