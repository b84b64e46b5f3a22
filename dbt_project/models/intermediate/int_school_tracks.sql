with school_it as (
    select * from {{ ref('int_school_it') }}
),

register as (
    select * from {{ ref('int_school_register') }} where is_city_school and is_in_operation
),

tracks as (
    select distinct track from {{ ref('stages') }}
),

stages as (
    select * from {{ ref('stages') }}
),

register_dates as (
    select distinct
        reference_date,
        schools_date
    from school_it
    where schools_date is not null
),

by_school as (
    select
        reference_date,
        school_id,
        track,
        -- a school has reached what its last site has; one unknown site leaves the school unknown
        case when count(*) = count(stage_order) then min(stage_order) end as stage_order,
        bool_or(is_waiting) as is_on_hold,
        string_agg(distinct hold_reason, '; ' order by hold_reason) filter (where is_waiting) as hold_reason,
        count(*) as sites,
        count(case when stage = 'done' then 1 end) as sites_done,
        -- rooms of which one site tells nothing are not known
        case when count(*) = count(quantity_done) then sum(quantity_done) end as quantity_done,
        case when count(*) = count(quantity_total) then sum(quantity_total) end as quantity_total,
        min(started_on) as started_on,
        max(case when stage <> 'done' then planned_on end) as planned_on,
        case when bool_and(stage = 'done') then max(done_on) end as done_on,
        -- a school has the lines of all its sites together; one unknown line leaves the sum unknown
        case when count(*) = count(bandwidth_mbit_s) then sum(bandwidth_mbit_s) end as bandwidth_mbit_s,
        -- of sites that are equally narrow the line counts before the switch, and that before the hub
        arg_min(
            weakest_link, row(bandwidth_mbit_s, list_position(['line', 'switch', 'hub'], weakest_link))
        ) filter (where bandwidth_mbit_s is not null) as weakest_link
    from school_it
    group by reference_date, school_id, track
)

select
    register_dates.reference_date,
    register_dates.schools_date,
    tracks.track,
    register.school_id,
    register.borough_id,
    register.district_id,
    register.pupils,
    by_school.stage_order,
    coalesce(stages.stage, 'unknown') as stage,
    coalesce(by_school.is_on_hold, false) as is_on_hold,
    by_school.hold_reason,
    coalesce(by_school.sites, 0) as sites,
    coalesce(by_school.sites_done, 0) as sites_done,
    by_school.quantity_done,
    by_school.quantity_total,
    by_school.started_on,
    by_school.planned_on,
    by_school.done_on,
    by_school.bandwidth_mbit_s,
    by_school.weakest_link,
    by_school.school_id is not null as is_delivered
from register_dates
inner join register on register_dates.schools_date = register.reference_date
cross join tracks
left join by_school
    on
        register_dates.reference_date = by_school.reference_date
        and register.school_id = by_school.school_id
        and tracks.track = by_school.track
left join stages on by_school.track = stages.track and by_school.stage_order = stages.stage_order
