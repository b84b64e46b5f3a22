with found as (
    select * from {{ ref('int_findings') }}
),

texts as (
    select * from {{ ref('findings') }}
)

select
    found.finding,
    texts.severity,
    found.contract,
    found.subject,
    found.reference_date,
    found.count,
    replace(replace(texts.message, '{subject}', found.subject), '{count}', format('{:t.}', found.count))
        as message
from found
inner join texts using (finding)
order by texts.severity desc, found.finding, found.contract, found.subject, found.reference_date
