{#- What the measures have drawn, held against what the delivered budget says all purposes have drawn. A year
    of which no budget tells covers nothing. -#}

with funding as (
    select
        *,
        coalesce(drawn_eur, 0) as measured_eur,
        coalesce(drawn_all_purposes_eur, 0) as delivered_eur
    from {{ ref('int_funding') }}
)

select
    reference_date,
    programme,
    year,
    cast(drawn_eur as double) as measures_drawn_eur,
    cast(drawn_all_purposes_eur as double) as all_purposes_drawn_eur,
    cast(greatest(0, delivered_eur - measured_eur) as double) as other_purposes_eur,
    cast(greatest(0, measured_eur - delivered_eur) as double) as unexplained_eur
from funding
order by reference_date, programme, year
