{#- A measure and one of the programmes that pay for it, over the years. Where its rows name several schools
    or tracks, the latest year's counts for all of them: otherwise one measure would stand in two places. -#}

with measure_years as (
    select * from {{ ref('int_measures_as_of') }}
),

schools as (
    select
        school_id,
        arg_max(borough_id, reference_date) as borough_id
    from {{ ref('int_school_register') }}
    group by school_id
),

places as (
    select
        reference_date,
        measure_id,
        -- a latest row without a school makes the measure one for the whole city
        arg_max_null(school_id, row(year, programme)) as school_id,
        arg_max(track, row(year, programme)) as track
    from measure_years
    group by reference_date, measure_id
),

by_programme as (
    select
        reference_date,
        measure_id,
        programme,
        min(year) as first_year,
        max(year) as last_year,
        sum(planned_eur) as planned_eur,
        sum(approved_eur) as approved_eur,
        sum(committed_eur) as committed_eur,
        sum(drawn_eur) as drawn_eur
    from measure_years
    group by reference_date, measure_id, programme
)

select
    by_programme.reference_date,
    by_programme.measure_id,
    by_programme.programme,
    places.school_id,
    places.track,
    schools.borough_id,
    by_programme.first_year,
    by_programme.last_year,
    by_programme.planned_eur,
    by_programme.approved_eur,
    by_programme.committed_eur,
    by_programme.drawn_eur,
    count(case when by_programme.approved_eur > 0 or by_programme.drawn_eur > 0 then 1 end) over measure
        as funders,
    sum(by_programme.approved_eur) over measure as measure_approved_eur
from by_programme
inner join places using (reference_date, measure_id)
left join schools using (school_id)
window measure as (partition by by_programme.reference_date, by_programme.measure_id)
