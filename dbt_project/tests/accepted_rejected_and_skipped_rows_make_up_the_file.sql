-- What is it? A delivery in which a row is neither accepted nor rejected nor declared as skipped.
-- When does it matter? A row that gets lost while reading is missing from every number, and nobody sees it.
-- How to resolve? Run "planungsblick check" on the file; the reader asserts the same law.
select
    file,
    sheet,
    rows_in_file,
    accepted,
    rejected,
    skipped
from {{ ref('meta_deliveries') }}
where rows_in_file <> accepted + rejected + skipped
