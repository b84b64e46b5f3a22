with registration_dates as (
    select reference_date from {{ ref('int_case_dates') }} where is_registration_date
)

select
    reference_date,
    reference_date as need_date,
    {{ day_care_year('reference_date') }} as day_care_year
from registration_dates
union all
select
    reference_date,
    {{ next_day_care_year_start('reference_date') }} as need_date,
    {{ day_care_year('reference_date') }} + 1 as day_care_year
from registration_dates
