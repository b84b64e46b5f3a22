with school_tracks as (
    select
        reference_date,
        schools_date,
        track,
        borough_id,
        district_id,
        pupils,
        stage_order,
        is_on_hold
    from {{ ref('int_school_tracks') }}
),

stages as (
    select
        track,
        stage,
        stage_order
    from {{ ref('stages') }}
),

weighted as (
    select
        *,
        'school' as weighting,
        1 as weight
    from school_tracks
    union all
    select
        *,
        'pupil' as weighting,
        pupils as weight
    from school_tracks
),

classes as (
    select
        weighted.*,
        stages.stage,
        stages.stage_order as class_order,
        coalesce(weighted.stage_order >= stages.stage_order, false) as is_reached
    from weighted
    inner join stages using (track)
    union all
    select
        *,
        'on_hold' as stage,
        null as class_order,
        is_on_hold as is_reached
    from weighted
    union all
    select
        *,
        'unknown' as stage,
        null as class_order,
        stage_order is null as is_reached
    from weighted
)

select
    reference_date,
    track,
    stage,
    class_order as stage_order,
    weighting,
    borough_id,
    district_id,
    schools_date,
    sum(case when is_reached then weight else 0 * weight end) as reached,
    sum(weight) as total
from classes
group by reference_date, track, stage, class_order, weighting, borough_id, district_id, schools_date
