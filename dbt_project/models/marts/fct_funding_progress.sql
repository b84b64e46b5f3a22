{#- Money and progress beside each other, not one as the cause of the other: what was drawn by a date, and
    how far the schools' IT was at the last date it was told of. -#}

with drawn as (
    select
        reference_date,
        track,
        sum(approved_eur) as approved_eur,
        sum(drawn_eur) as drawn_eur
    from {{ ref('int_measures') }}
    group by reference_date, track
),

school_tracks as (
    select
        *,
        -- rooms count where both numbers are told
        track in ('wlan', 'presentation', 'devices')
        and quantity_done is not null
        and quantity_total is not null as is_told
    from {{ ref('int_school_tracks') }}
),

progress as (
    select
        reference_date as progress_date,
        track,
        sum(case when is_told then quantity_done end) as quantity_done,
        sum(case when is_told then quantity_total end) as quantity_total,
        count(case when stage = 'done' then 1 end) as schools_done,
        count(*) as schools_total
    from school_tracks
    group by reference_date, track
),

funding_dates as (
    select distinct reference_date from drawn
),

progress_dates as (
    select
        funding_dates.reference_date,
        max(progress.progress_date) as progress_date
    from funding_dates
    inner join progress on funding_dates.reference_date >= progress.progress_date
    group by funding_dates.reference_date
),

progress_as_of as (
    select
        progress_dates.reference_date,
        progress.*
    from progress_dates
    inner join progress using (progress_date)
)

select
    reference_date,
    track,
    progress_as_of.progress_date,
    cast(drawn.approved_eur as double) as approved_eur,
    cast(drawn.drawn_eur as double) as drawn_eur,
    {{ rate('drawn.drawn_eur', 'drawn.approved_eur') }} as drawn_rate,
    cast(progress_as_of.quantity_done as bigint) as quantity_done,
    cast(progress_as_of.quantity_total as bigint) as quantity_total,
    {{ rate('progress_as_of.quantity_done', 'progress_as_of.quantity_total') }} as quantity_share,
    progress_as_of.schools_done,
    progress_as_of.schools_total,
    {{ rate('progress_as_of.schools_done', 'progress_as_of.schools_total') }} as school_share,
    {{ rate('drawn.drawn_eur', 'progress_as_of.quantity_done') }} as eur_per_unit
from drawn
full outer join progress_as_of using (reference_date, track)
order by reference_date, track
