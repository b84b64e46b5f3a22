select
    reference_date,
    child_id,
    -- a child has one home: that of its latest contract
    arg_max(district_id, (starts_on, record_number)) as district_id,
    min(cohort) as age_group
from {{ ref('int_contracts_as_of') }}
where starts_on <= reference_date and district_id is not null and cohort is not null
group by reference_date, child_id
