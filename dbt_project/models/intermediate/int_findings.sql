{#- What the sources contradict each other in: kept beside the numbers, never a reason not to publish. -#}

{%- set with_districts = {
    'population': 'area_id', 'housing': 'district_id', 'centres': 'district_id',
    'child_minding': 'district_id', 'centre_projects': 'district_id', 'schools': 'district_id',
    'contracts': 'district_id', 'registrations': 'district_id', 'area_shapes': 'area_id',
} -%}
{%- set personal = ['contracts', 'registrations'] -%}
{%- set with_keys = {
    'centres': 'centre_id', 'places': "centre_id || day_care_year || group_form || weekly_hours",
    'child_minding': 'minder_id',
    'population': "area_id || coalesce(cast(birth_month as varchar), age_from || '')",
    'schools': 'school_id', 'school_it': "school_id || site_id || track", 'contracts': 'record_number',
    'registrations': 'record_number', 'programme_budget': 'programme || year',
    'school_it_measures': 'measure_id || programme || year', 'work_programme': 'milestone_id',
    'area_shapes': 'area_id',
} %}

with areas as (
    select area_id from {{ ref('areas') }} where level = 'district'
),

facilities as (
    select centre_id as facility_id from {{ ref('stg_centres') }}
    union
    select minder_id from {{ ref('stg_child_minding') }}
),

school_tracks as (
    select * from {{ ref('int_school_tracks') }}
    qualify reference_date = max(reference_date) over ()
),

shapes as (
    select * from {{ ref('stg_area_shapes') }}
    qualify reference_date = max(reference_date) over ()
),

shapes_dates as (
    select distinct reference_date from shapes
),

found as (
    select
        'unknown_school' as finding,
        'school_it' as contract,
        school_it.school_id as subject,
        max(school_it.reference_date) as reference_date,
        count(*) as count
    from {{ ref('stg_school_it') }} as school_it
    anti join {{ ref('stg_schools') }} as schools using (school_id)
    group by school_it.school_id
    union all
    select
        'school_without_state' as finding,
        'school_it' as contract,
        school_id as subject,
        max(reference_date) as reference_date,
        count(*) as count
    from school_tracks
    where not is_delivered
    group by school_id
    union all
    select
        'unknown_stage_of_track' as finding,
        'school_it' as contract,
        school_it.track || ': ' || school_it.stage as subject,
        max(school_it.reference_date) as reference_date,
        count(*) as count
    from {{ ref('stg_school_it') }} as school_it
    anti join {{ ref('stages') }} as stages using (track, stage)
    where school_it.stage <> 'unknown'
    group by school_it.track, school_it.stage
    union all
    select
        finding,
        'school_it' as contract,
        school_id || ' (' || track_name || ')' as subject,
        reference_date,
        count(*) as count
    from {{ ref('int_school_it_contradictions') }}
    group by finding, school_id, track_name, reference_date
    union all
    select
        'unknown_centre' as finding,
        'places' as contract,
        places.centre_id as subject,
        max(places.reference_date) as reference_date,
        count(*) as count
    from {{ ref('stg_places') }} as places
    anti join {{ ref('stg_centres') }} as centres using (centre_id)
    group by places.centre_id
    {%- for contract in personal %}
    union all
    select
        'unknown_facility_of_{{ contract }}' as finding,
        '{{ contract }}' as contract,
        {{ key_or_hidden('cases.facility_id') }} as subject,
        max(cases.reference_date) as reference_date,
        count(*) as count
    from {{ ref('stg_' ~ contract) }} as cases
    anti join facilities using (facility_id)
    group by subject
    {%- endfor %}
    {%- for contract, column in with_districts.items() %}
    {%- set area = 'delivered.' ~ column %}
    union all
    select
        'unknown_area' as finding,
        '{{ contract }}' as contract,
        {{ key_or_hidden(area) if contract in personal else area }} as subject,
        max(delivered.reference_date) as reference_date,
        count(*) as count
    from {{ ref('stg_' ~ contract) }} as delivered
    anti join areas on delivered.{{ column }} = areas.area_id
    where delivered.{{ column }} is not null
    group by subject
    {%- endfor %}
    {%- for contract, key in with_keys.items() %}
    union all
    select
        'key_from_two_senders' as finding,
        '{{ contract }}' as contract,
        senders as subject,
        reference_date,
        count(*) as count
    from (
        select
            reference_date,
            {{ key }} as delivered_key,
            min(sender) || ', ' || max(sender) as senders
        from {{ ref('stg_' ~ contract) }}
        group by reference_date, delivered_key
        having count(distinct sender) > 1
    )
    group by reference_date, senders
    {%- endfor %}
    union all
    select
        finding,
        contract,
        subject,
        reference_date,
        count
    from {{ ref('int_funding_contradictions') }}
    union all
    select
        finding,
        'work_programme' as contract,
        subject,
        reference_date,
        count
    from {{ ref('int_work_programme_contradictions') }}
    union all
    select
        'district_without_shape' as finding,
        'area_shapes' as contract,
        areas.area_id as subject,
        max(shapes_dates.reference_date) as reference_date,
        count(*) as count
    from areas
    cross join shapes_dates
    anti join shapes using (area_id)
    group by areas.area_id
    union all
    select
        'home_unknown' as finding,
        'registrations' as contract,
        cast(reference_date as varchar) as subject,
        reference_date,
        count(*) as count
    from {{ ref('stg_registrations') }}
    where district_id is null
    group by reference_date
    union all
    select
        finding,
        'population' as contract,
        subject,
        reference_date,
        count
    from {{ ref('int_population_gaps') }}
)

select * from found
