with dates as (
    select * from {{ ref('int_school_entry_dates') }} where schools_date is not null
),

boroughs as (
    select area_id as borough_id from {{ ref('areas') }} where level = 'borough'
),

primary_schools as (
    select *
    from {{ ref('int_school_register') }}
    where is_city_school and is_in_operation and school_form = '{{ var("primary_school_form") }}'
),

rooms as (
    select
        reference_date as tracks_date,
        school_id,
        max(case when track = 'presentation' then quantity_done end) as equipped_rooms,
        max(case when track = 'wlan' then quantity_done end) as wlan_rooms
    from {{ ref('int_school_tracks') }}
    group by reference_date, school_id
),

children as (
    select * from {{ ref('int_school_age_children') }} where level = 'borough'
),

-- the children who were in the four grades when the register was drawn up, at the last count before it
in_four_grades as (
    select
        dates.reference_date,
        children.area_id as borough_id,
        case when count(*) = {{ var('grades_after_first') }} + 1 then sum(children.children) end
            as resident_children
    from dates
    inner join children
        on
            dates.register_population_date = children.population_date
            and children.entry_year
            between dates.register_year - {{ var('grades_after_first') }} and dates.register_year
    group by dates.reference_date, children.area_id
),

-- what one school does not tell is not known of its borough
counted as (
    select
        dates.reference_date,
        coalesce(schools.borough_id, 'unknown') as borough_id,
        count(*) as primary_schools,
        {{ sum_if_all_known('schools.pupils') }} as primary_pupils,
        {{ sum_if_all_known('schools.classes') }} as primary_classes,
        {{ sum_if_all_known('schools.class_rooms') }} as class_rooms,
        {{ sum_if_all_known('schools.subject_rooms') }} as subject_rooms,
        {{ sum_if_all_known('rooms.equipped_rooms') }} as equipped_rooms,
        {{ sum_if_all_known('rooms.wlan_rooms') }} as wlan_rooms,
        {{ sum_if_all_known('schools.all_day_places') }} as all_day_places
    from dates
    inner join primary_schools as schools on dates.schools_date = schools.reference_date
    left join rooms on dates.tracks_date = rooms.tracks_date and schools.school_id = rooms.school_id
    group by dates.reference_date, coalesce(schools.borough_id, 'unknown')
),

-- a borough without a primary school has none of anything; schools of no borough stand in a row of their own
by_borough as (
    select
        dates.reference_date,
        boroughs.borough_id
    from dates
    cross join boroughs
    union all
    select
        reference_date,
        borough_id
    from counted
    where borough_id = 'unknown'
)

select
    by_borough.reference_date,
    by_borough.borough_id,
    coalesce(counted.primary_schools, 0) as primary_schools,
    {%- for column in ['primary_pupils', 'primary_classes', 'class_rooms', 'subject_rooms', 'equipped_rooms',
        'wlan_rooms', 'all_day_places'] %}
    case when counted.primary_schools is null then 0 else counted.{{ column }} end as {{ column }},
    {%- endfor %}
    in_four_grades.resident_children
from by_borough
left join counted using (reference_date, borough_id)
left join in_four_grades using (reference_date, borough_id)
