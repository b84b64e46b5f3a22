with contracts as (
    select * from {{ ref('int_contracts_as_of') }} where care_kind = 'centre'
),

next_year as (
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

-- each child once per centre, with the contract that runs longest
here as (
    select
        reference_date,
        facility_id as centre_id,
        child_id,
        place_age_group as age_group,
        school_starts_on <= {{ next_day_care_year_start('reference_date') }} as goes_to_school
    from contracts
    where starts_on <= reference_date
    qualify
        row_number() over (
            partition by reference_date, facility_id, child_id order by covers_until desc, record_number
        ) = 1
),

seen as (
    select
        reference_date,
        centre_id,
        child_id,
        here.age_group,
        next_year.age_group as next_age_group,
        here.goes_to_school
    from here
    full outer join next_year using (reference_date, centre_id, child_id)
),

moves as (
    select
        reference_date,
        centre_id,
        age_group,
        1 as taken,
        cast(goes_to_school as int) as leaving_for_school,
        cast(not goes_to_school and next_age_group is null as int) as leaving_otherwise,
        cast(coalesce(next_age_group <> age_group, false) as int) as moving_up,
        0 as moving_in,
        0 as arriving
    from seen
    where age_group is not null
    union all
    select
        reference_date,
        centre_id,
        next_age_group as age_group,
        0 as taken,
        0 as leaving_for_school,
        0 as leaving_otherwise,
        0 as moving_up,
        cast(age_group is not null as int) as moving_in,
        cast(age_group is null as int) as arriving
    from seen
    where next_age_group is distinct from age_group and next_age_group is not null
)

select
    moves.reference_date,
    {{ day_care_year('moves.reference_date') }} + 1 as day_care_year,
    moves.centre_id,
    districts.area_id as district_id,
    districts.borough_id,
    {{ provider_id('centres.provider_name') }} as provider_id,
    moves.age_group,
    cast(sum(moves.taken) as bigint) as taken,
    cast(sum(moves.leaving_for_school) as bigint) as leaving_for_school,
    cast(sum(moves.leaving_otherwise) as bigint) as leaving_otherwise,
    cast(sum(moves.moving_up) as bigint) as moving_up,
    cast(sum(moves.leaving_for_school + moves.leaving_otherwise + moves.moving_up) as bigint) as freed,
    cast(sum(moves.moving_in) as bigint) as moving_in,
    cast(sum(moves.arriving) as bigint) as arriving
from moves
inner join centres using (reference_date, centre_id)
left join districts on centres.district_id = districts.area_id
group by all
order by moves.reference_date, moves.centre_id, moves.age_group
