-- What is it? A share of schools whose whole is not the number of city schools in operation on that date.
-- When does it matter? A floating denominator made "65 %" of 96 of 154 schools.
-- How to resolve? Every city school in operation stands once per track; see int_school_tracks.
with register as (
    select
        reference_date as schools_date,
        count(*) as schools,
        sum(pupils) as pupils
    from {{ ref('fct_school') }}
    where is_city_school and is_in_operation
    group by reference_date
)

select
    rollout.reference_date,
    rollout.track,
    rollout.stage,
    rollout.weighting,
    rollout.total
from {{ ref('fct_school_rollout') }} as rollout
left join register on rollout.schools_date = register.schools_date
where
    rollout.total
    is distinct from case rollout.weighting when 'school' then register.schools else register.pupils end
