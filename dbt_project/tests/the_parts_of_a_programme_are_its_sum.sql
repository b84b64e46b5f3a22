-- What is it? A programme's money by track, borough or school that misses its total by a cent or more.
-- When does it matter? A council member adds up the boroughs and must arrive at the sum of the page.
-- How to resolve? Look for measures without a row in int_measures, or with two; "none" is the whole city.
with parts as (
    select
        reference_date,
        programme,
        part,
        sum(planned_eur) as planned_eur,
        sum(approved_eur) as approved_eur,
        sum(committed_eur) as committed_eur,
        sum(drawn_eur) as drawn_eur
    from {{ ref('fct_funding_part') }}
    group by reference_date, programme, part
),

programmes as (
    select * from {{ ref('fct_funding_programme') }} where not is_total and planned_eur is not null
),

expected as (
    select
        programmes.*,
        unnest(['track', 'borough', 'school']) as part
    from programmes
)

select
    reference_date,
    programme,
    part
from parts
full outer join expected using (reference_date, programme, part)
where
{%- for column in ['planned_eur', 'approved_eur', 'committed_eur', 'drawn_eur'] %}
    {{ 'or ' if not loop.first -}}
    round(parts.{{ column }}, 2) is distinct from round(expected.{{ column }}, 2)
{%- endfor %}
