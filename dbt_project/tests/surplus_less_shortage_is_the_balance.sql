-- What is it? Places missing and places too many that do not add up to the difference of places and demand.
-- When does it matter? A headline names one of the three; readers work out the others from it.
-- How to resolve? Shortage and surplus are sums over districts, the balance is taken at the row's own level.
select
    reference_date,
    day_care_year,
    area_id,
    age_group,
    shortage,
    surplus,
    balance
from {{ ref('fct_demand') }}
where
    abs(surplus - shortage - balance) > 0.001
    or shortage < 0
    or surplus < 0
    or (level = 'district' and shortage > 0 and surplus > 0)
