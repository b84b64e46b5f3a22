with centres as (
    select
        reference_date,
        district_id,
        latitude,
        longitude
    from {{ ref('int_centres_as_of') }}
    where latitude is not null and longitude is not null
),

districts as (
    select
        area_id,
        borough_id
    from {{ ref('areas') }}
    where level = 'district'
),

of_districts as (
    select
        reference_date,
        district_id,
        avg(latitude) as latitude,
        avg(longitude) as longitude
    from centres
    group by reference_date, district_id
),

of_boroughs as (
    select
        centres.reference_date,
        districts.borough_id,
        avg(centres.latitude) as latitude,
        avg(centres.longitude) as longitude
    from centres
    inner join districts on centres.district_id = districts.area_id
    group by centres.reference_date, districts.borough_id
)

select
    of_boroughs.reference_date,
    districts.area_id as district_id,
    coalesce(of_districts.latitude, of_boroughs.latitude) as latitude,
    coalesce(of_districts.longitude, of_boroughs.longitude) as longitude,
    of_districts.district_id is null as is_of_borough
from of_boroughs
inner join districts using (borough_id)
left join of_districts
    on
        of_boroughs.reference_date = of_districts.reference_date
        and districts.area_id = of_districts.district_id
