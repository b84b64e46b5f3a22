with counts as (
    select distinct
        population_date,
        district_id
    from {{ ref('int_cohort_counts') }}
),

days as (
    select distinct population_date from counts
),

count_dates as (
    select
        population_date,
        lead(population_date) over (order by population_date) as next_date
    from days
),

spans as (
    select
        district_id,
        min(population_date) as first_date,
        max(population_date) as last_date
    from counts
    group by district_id
),

city_span as (
    select
        min(population_date) as first_date,
        max(population_date) as last_date
    from counts
)

-- more than a year and a month between two counts: no change from one to the other is known
select
    'population_year_missing' as finding,
    cast(extract(year from population_date) + 1 as varchar) as subject,
    next_date as reference_date,
    cast(extract(year from next_date) - extract(year from population_date) - 1 as bigint) as count
from count_dates
where next_date > {{ months_before('population_date', -13) }}
union all
select
    case
        when count_dates.population_date < spans.first_date then 'district_appears'
        when count_dates.population_date > spans.last_date then 'district_disappears'
        else 'district_not_counted'
    end as finding,
    spans.district_id as subject,
    max(count_dates.population_date) as reference_date,
    count(*) as count
from count_dates
cross join spans
anti join counts
    on count_dates.population_date = counts.population_date and spans.district_id = counts.district_id
group by finding, spans.district_id
union all
select
    'district_never_counted' as finding,
    areas.area_id as subject,
    city_span.last_date as reference_date,
    count(*) as count
from {{ ref('areas') }} as areas
cross join city_span
anti join spans on areas.area_id = spans.district_id
where areas.level = 'district' and city_span.last_date is not null
group by areas.area_id, city_span.last_date
