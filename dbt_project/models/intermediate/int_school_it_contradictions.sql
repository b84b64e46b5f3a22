{#- What the state of school IT contradicts itself in, from one date to the next or within a row. -#}

with school_it as (
    select
        *,
        lead(reference_date) over site as next_date,
        lag(stage) over site as stage_before,
        lag(stage_order) over site as stage_order_before
    from {{ ref('int_school_it') }}
    window site as (partition by school_id, site_id, track order by reference_date)
),

tracks as (
    select distinct
        track,
        track_name
    from {{ ref('stages') }}
),

schools_told as (
    select distinct
        reference_date,
        school_id,
        track
    from school_it
),

following as (
    select
        reference_date,
        lead(reference_date) over (order by reference_date) as next_date
    from (select distinct reference_date from school_it) as dates
),

contradictions as (
    -- a stage lost, or a finished track of which nothing is known any more
    select
        'stage_fell_back' as finding,
        reference_date,
        school_id,
        site_id,
        track
    from school_it
    where stage_order < stage_order_before or (stage = 'unknown' and stage_before = 'done')
    union all
    select
        'done_before_start' as finding,
        reference_date,
        school_id,
        site_id,
        track
    from school_it
    where done_on < started_on
    union all
    select
        'done_with_rest' as finding,
        delivered.reference_date,
        delivered.school_id,
        delivered.site_id,
        delivered.track
    from {{ ref('stg_school_it') }} as delivered
    where delivered.stage = 'done' and delivered.quantity_done < delivered.quantity_total
    union all
    select
        'hold_without_reason' as finding,
        reference_date,
        school_id,
        site_id,
        track
    from school_it
    where is_waiting and hold_reason is null
    union all
    -- a school whose open site is told no more would count as done
    select
        'site_not_told' as finding,
        following.next_date as reference_date,
        school_it.school_id,
        school_it.site_id,
        school_it.track
    from school_it
    inner join following using (reference_date)
    inner join schools_told
        on
            following.next_date = schools_told.reference_date
            and school_it.school_id = schools_told.school_id
            and school_it.track = schools_told.track
    where school_it.next_date is distinct from following.next_date
)

select
    contradictions.*,
    tracks.track_name
from contradictions
inner join tracks using (track)
