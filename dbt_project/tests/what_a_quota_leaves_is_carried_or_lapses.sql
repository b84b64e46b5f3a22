-- What is it? Money of a programme that is neither drawn nor carried over nor lapsed.
-- When does it matter? The treasurer plans with what is left; a euro in no column is a euro lost.
-- How to resolve? Work the programme's years by hand, first in, first out, and compare with int_quota_years.
select
    reference_date,
    programme,
    year,
    left_eur,
    carried_out_eur,
    lapsed_eur
from {{ ref('fct_funding') }}
where
    abs(left_eur - greatest(0, carried_in_eur + coalesce(quota_eur, 0) - coalesce(drawn_all_purposes_eur, 0)))
    > 0.005
    or (
        make_date(year, 12, 31) <= reference_date
        and abs(left_eur - carried_out_eur - lapsed_eur) > 0.005
    )
