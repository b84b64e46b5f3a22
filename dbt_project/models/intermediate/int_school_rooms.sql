with primary_schools as (
    select * from {{ ref('int_primary_schools') }}
),

children as (
    select * from {{ ref('int_school_cohorts') }} where level = 'borough'
),

years as (
    select distinct
        reference_date,
        school_year
    from {{ ref('int_school_cohorts') }}
),

expected as (
    select
        years.school_year,
        primary_schools.*,
        -- as many of the borough's children as now go to its primary schools; where nobody does, nobody will
        case
            when primary_schools.primary_pupils = 0 then 0
            else
                cast(
                    round(
                        children.school_age_children
                        * {{ rate('primary_schools.primary_pupils', 'primary_schools.resident_children') }}
                    ) as bigint
                )
        end as pupils_expected
    from years
    inner join primary_schools using (reference_date)
    left join children
        on
            years.reference_date = children.reference_date
            and years.school_year = children.school_year
            and primary_schools.borough_id = children.area_id
),

needed as (
    select
        *,
        cast(ceil({{ rate('pupils_expected', var('primary_class_size')) }}) as bigint) as rooms_needed
    from expected
),

-- the goal is equipment in every class room and every subject room
to_equip as (
    select
        *,
        rooms_needed + subject_rooms as equipped_needed
    from needed
)

select
    *,
    case when class_rooms is not null then {{ shortage('rooms_needed', 'class_rooms') }} end as rooms_short,
    case when equipped_rooms is not null then {{ shortage('equipped_needed', 'equipped_rooms') }} end
        as equipped_short
from to_equip
