{%- set known_sums = ['pupils_expected', 'primary_pupils', 'primary_classes', 'class_rooms', 'subject_rooms',
    'equipped_rooms', 'wlan_rooms', 'all_day_places', 'resident_children', 'rooms_needed', 'rooms_short',
    'equipped_needed', 'equipped_short'] %}

with children as (
    select * from {{ ref('int_school_cohorts') }}
),

dates as (
    select * from {{ ref('int_school_entry_dates') }}
),

boroughs as (
    select distinct
        area_id,
        borough_id
    from {{ ref('int_area_members') }}
),

-- rooms that one borough has to spare help no other: the city's shortage is the sum of theirs
rooms as (
    select
        reference_date,
        school_year,
        'borough' as level,
        borough_id,
        {%- for column in known_sums %}
        cast({{ column }} as bigint) as {{ column }},
        {%- endfor %}
        primary_schools
    from {{ ref('int_school_rooms') }}
    union all
    select
        reference_date,
        school_year,
        'city' as level,
        null as borough_id,
        {%- for column in known_sums %}
        cast({{ sum_if_all_known(column) }} as bigint) as {{ column }},
        {%- endfor %}
        cast(sum(primary_schools) as bigint) as primary_schools
    from {{ ref('int_school_rooms') }}
    group by reference_date, school_year
)

select
    children.reference_date,
    cast(children.school_year as bigint) as school_year,
    cast(children.years_ahead as bigint) as years_ahead,
    children.level,
    children.area_id,
    boroughs.borough_id,
    cast(children.grade_1_expected as bigint) as grade_1_expected,
    children.low_80,
    children.high_80,
    cast(children.school_age_children as bigint) as school_age_children,
    rooms.pupils_expected,
    cast(children.claim_grades as bigint) as claim_grades,
    cast(children.claim_children as bigint) as claim_children,
    rooms.all_day_places,
    {{ rate('rooms.all_day_places', 'children.claim_children') }} as all_day_rate,
    rooms.primary_schools,
    rooms.primary_pupils,
    rooms.resident_children,
    {{ rate('rooms.primary_pupils', 'rooms.resident_children') }} as attendance_ratio,
    rooms.primary_classes,
    rooms.class_rooms,
    rooms.subject_rooms,
    rooms.wlan_rooms,
    rooms.equipped_rooms,
    cast({{ var('primary_class_size') }} as bigint) as class_size,
    rooms.rooms_needed,
    rooms.rooms_short,
    rooms.equipped_needed,
    rooms.equipped_short,
    children.is_projected,
    children.is_born,
    dates.population_date,
    dates.schools_date,
    dates.tracks_date,
    false as is_suppressed
from children
inner join dates using (reference_date)
inner join boroughs using (area_id)
left join rooms
    on
        children.reference_date = rooms.reference_date
        and children.school_year = rooms.school_year
        and children.level = rooms.level
        and (children.level = 'city' or children.area_id = rooms.borough_id)
order by children.reference_date, children.school_year, children.area_id
