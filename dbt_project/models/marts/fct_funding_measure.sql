select
    reference_date,
    measure_id,
    programme,
    school_id,
    track,
    borough_id,
    first_year,
    last_year,
    cast(planned_eur as double) as planned_eur,
    cast(approved_eur as double) as approved_eur,
    cast(committed_eur as double) as committed_eur,
    cast(drawn_eur as double) as drawn_eur,
    {{ rate('drawn_eur', 'approved_eur') }} as drawn_rate,
    funders,
    {{ rate('approved_eur', 'measure_approved_eur') }} as share_of_measure
from {{ ref('int_measures') }}
order by reference_date, measure_id, programme
