-- What is it? A planning area whose places missing are not those of its districts.
-- When does it matter? A planner who draws her own areas adds up the districts by hand to trust them.
-- How to resolve? Planning areas come through int_area_members like boroughs; nothing is netted on the way.
with demand as (
    select * from {{ ref('fct_demand') }}
),

members as (
    select * from {{ ref('dim_area_member') }}
),

added as (
    select
        districts.reference_date,
        districts.day_care_year,
        districts.age_group,
        members.area_id,
        sum(districts.shortage) as shortage,
        sum(districts.children) as children
    from demand as districts
    inner join members on districts.area_id = members.district_id
    where districts.level = 'district'
    group by all
)

select areas.*
from demand as areas
inner join added using (reference_date, day_care_year, age_group, area_id)
where
    areas.level = 'planning_area'
    and (abs(areas.shortage - added.shortage) > 0.001 or areas.children <> added.children)
