with sources as (
    select * from {{ ref('int_sources_as_of') }}
),

school_it_dates as (
    select distinct source_date as reference_date
    from sources
    where contract = 'school_it'
),

-- a register without a school of the city is not the city's register
register_dates as (
    select
        school_it_dates.reference_date,
        max(register.reference_date) as schools_date
    from school_it_dates
    inner join {{ ref('int_school_register') }} as register
        on school_it_dates.reference_date >= register.reference_date
    where register.is_city_school
    group by school_it_dates.reference_date
),

-- what is reported as done while rooms are still missing is under way
school_it as (
    select
        * replace (
            case when stage = 'done' and quantity_done < quantity_total then 'in_progress' else stage end
                as stage
        )
    from {{ ref('stg_school_it') }}
),

stages as (
    select distinct
        stage,
        stage_order
    from {{ ref('stages') }}
),

as_of as (
    select
        school_it_dates.reference_date,
        register_dates.schools_date,
        school_it.* exclude (reference_date)
    from school_it_dates
    inner join sources on school_it_dates.reference_date = sources.reference_date
    inner join school_it
        on sources.source_date = school_it.reference_date and sources.sender = school_it.sender
    left join register_dates on school_it_dates.reference_date = register_dates.reference_date
    where sources.contract = 'school_it'
    qualify
        row_number() over (
            partition by
                school_it_dates.reference_date, school_it.school_id, school_it.site_id, school_it.track
            order by school_it.reference_date desc, school_it.sender, school_it.delivery_id
        ) = 1
)

select
    as_of.*,
    stages.stage_order,
    coalesce(as_of.is_on_hold, false) and as_of.stage <> 'done' as is_waiting,
    least(as_of.line_mbit_s, as_of.switch_mbit_s, as_of.hub_mbit_s) as bandwidth_mbit_s,
    case least(as_of.line_mbit_s, as_of.switch_mbit_s, as_of.hub_mbit_s)
        when as_of.line_mbit_s then 'line'
        when as_of.switch_mbit_s then 'switch'
        when as_of.hub_mbit_s then 'hub'
    end as weakest_link
from as_of
left join stages on as_of.stage = stages.stage
