with contracts as (
    select * from {{ ref('int_contracts_as_of') }} where starts_on <= reference_date
),

-- contracts of the year before do not say who is there in this one
dates_with_contracts as (
    select
        reference_date,
        contracts_date
    from {{ ref('int_planning_dates') }}
    where is_current and contracts_date >= {{ day_care_year_start('day_care_year') }}
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

-- a child has one home: that of its latest contract with a known one, whatever kind of care it is for
homes as (
    select
        reference_date,
        child_id,
        arg_max(district_id, (starts_on, record_number)) as district_id
    from contracts
    where district_id is not null
    group by reference_date, child_id
),

-- and one age group, in whichever centres it is
aged as (
    select
        reference_date,
        child_id,
        arg_max(place_age_group, (starts_on, record_number)) as age_group
    from contracts
    where care_kind = 'centre'
    group by reference_date, child_id
),

cared_for as (
    select distinct
        contracts.reference_date,
        contracts.child_id,
        aged.age_group,
        centres.district_id
    from contracts
    inner join aged using (reference_date, child_id)
    inner join centres
        on contracts.reference_date = centres.reference_date and contracts.facility_id = centres.centre_id
    where contracts.care_kind = 'centre'
)

select
    cared_for.reference_date,
    coalesce(home.area_id, '{{ var("unknown_home") }}') as home_district_id,
    coalesce(home.borough_id, '{{ var("unknown_home") }}') as home_borough_id,
    centre.area_id as centre_district_id,
    centre.borough_id as centre_borough_id,
    cared_for.age_group,
    cast(count(*) as bigint) as children,
    dates_with_contracts.contracts_date
from cared_for
inner join dates_with_contracts using (reference_date)
inner join districts as centre on cared_for.district_id = centre.area_id
left join homes
    on cared_for.reference_date = homes.reference_date and cared_for.child_id = homes.child_id
left join districts as home on homes.district_id = home.area_id
group by all
order by cared_for.reference_date, home_district_id, centre_district_id, cared_for.age_group
