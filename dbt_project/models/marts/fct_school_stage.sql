with school_it as (
    select * from {{ ref('int_school_it') }}
),

register as (
    select * from {{ ref('int_school_register') }}
)

select
    school_it.reference_date,
    school_it.school_id,
    school_it.site_id,
    school_it.track,
    school_it.stage,
    school_it.stage_order,
    school_it.stage = 'done' as is_reached,
    school_it.quantity_done,
    school_it.quantity_total,
    school_it.line_mbit_s,
    school_it.switch_mbit_s,
    school_it.hub_mbit_s,
    school_it.bandwidth_mbit_s,
    school_it.weakest_link,
    school_it.started_on,
    school_it.planned_on,
    school_it.done_on,
    coalesce(
        date_trunc('quarter', school_it.planned_on)
        = date_trunc('quarter', school_it.reference_date) + interval '3 months'
        and school_it.stage <> 'done',
        false
    ) as is_due_next_quarter,
    coalesce(school_it.planned_on < school_it.reference_date and school_it.stage <> 'done', false)
        as is_overdue,
    coalesce(school_it.is_on_hold, false) as is_on_hold,
    school_it.hold_reason,
    register.school_id is not null as is_known_school,
    school_it.schools_date,
    register.borough_id,
    register.district_id
from school_it
left join register
    on school_it.schools_date = register.reference_date and school_it.school_id = register.school_id
order by school_it.reference_date, school_it.school_id, school_it.site_id, school_it.track
