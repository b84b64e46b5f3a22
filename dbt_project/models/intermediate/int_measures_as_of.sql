with funding_dates as (
    select distinct source_date as reference_date
    from {{ ref('int_sources_as_of') }}
    where contract in ('programme_budget', 'school_it_measures')
),

measures as (
    select * from {{ ref('stg_school_it_measures') }}
)

-- each sender's latest word on each year, whether it delivers one year at a time or all of them
select
    funding_dates.reference_date,
    measures.measure_id,
    measures.programme,
    measures.year,
    measures.school_id,
    measures.track,
    {{ euros('measures.planned_eur') }} as planned_eur,
    {{ euros('measures.approved_eur') }} as approved_eur,
    {{ euros('measures.committed_eur') }} as committed_eur,
    {{ euros('measures.drawn_eur') }} as drawn_eur
from funding_dates
inner join measures on funding_dates.reference_date >= measures.reference_date
qualify
    max(measures.reference_date) over (
        partition by funding_dates.reference_date, measures.sender, measures.year
    ) = measures.reference_date
    and row_number() over (
        partition by
            funding_dates.reference_date, measures.measure_id, measures.programme, measures.year
        order by measures.reference_date desc, measures.sender, measures.delivery_id
    ) = 1
