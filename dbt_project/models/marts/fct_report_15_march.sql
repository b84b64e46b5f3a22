with children as (
    select * from {{ ref('int_next_year_places') }}
),

centres as (
    select * from {{ ref('int_centres_as_of') }}
),

districts as (
    select
        area_id,
        borough_id
    from {{ ref('areas') }}
    where level = 'district'
),

forms as (
    select
        reference_date,
        day_care_year,
        centre_id,
        bool_or(group_form = 'I') as has_one,
        bool_or(group_form = 'II') as has_two,
        bool_or(group_form = 'III') as has_three
    from {{ ref('int_places') }}
    group by reference_date, day_care_year, centre_id
),

-- contracts do not name the group form: it follows from the age and from the forms the centre has
assigned as (
    select
        children.*,
        case
            when children.age_group = 'three_to_school' and forms.has_three then 'III'
            when children.next_year_of_age >= 2 and forms.has_one then 'I'
            when children.age_group = 'under_three' and forms.has_two then 'II'
            else 'unassigned'
        end as group_form
    from children
    left join forms using (reference_date, day_care_year, centre_id)
)

select
    assigned.reference_date,
    assigned.day_care_year,
    assigned.centre_id,
    districts.area_id as district_id,
    districts.borough_id,
    {{ provider_id('centres.provider_name') }} as provider_id,
    assigned.group_form,
    cast(assigned.weekly_hours as bigint) as weekly_hours,
    assigned.age_group,
    cast(assigned.next_year_of_age as bigint) as year_of_age,
    assigned.needs_inclusion,
    count(*) as children,
    count(case when assigned.is_promised then 1 end) as promised
from assigned
inner join centres using (reference_date, centre_id)
left join districts on centres.district_id = districts.area_id
group by all
order by
    assigned.reference_date, assigned.centre_id, assigned.group_form, weekly_hours, year_of_age,
    assigned.needs_inclusion
