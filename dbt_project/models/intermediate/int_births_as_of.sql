with births as (
    select
        stg_births.*,
        row_number() over (
            partition by reference_date, area_id, birth_month
            order by sender, delivery_id
        ) as delivery_rank
    from {{ ref('stg_births') }} as stg_births
    where counting_method = '{{ var("births_counting_method") }}'
),

districts as (
    select area_id as district_id from {{ ref('areas') }} where level = 'district'
),

births_dates as (
    select distinct reference_date as births_date from births
),

-- the latest word on each month, as it was known on each date
latest as (
    select
        births_dates.births_date,
        districts.district_id,
        births.birth_month,
        arg_max(births.live_births, births.reference_date) as live_births
    from births_dates
    inner join births on births_dates.births_date >= births.reference_date
    inner join districts on births.area_id = districts.district_id
    where births.delivery_rank = 1
    group by births_dates.births_date, districts.district_id, births.birth_month
)

select
    births_date,
    district_id,
    {{ cohort_year(month_middle('birth_month')) }} as cohort_year,
    birth_month,
    live_births
from latest
