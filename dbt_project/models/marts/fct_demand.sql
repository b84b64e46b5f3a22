with demand as (
    select * from {{ ref('int_demand') }}
),

members as (
    select * from {{ ref('int_area_members') }}
)

select
    demand.reference_date,
    demand.day_care_year,
    demand.is_current as is_current_year,
    members.level,
    members.area_id,
    members.borough_id,
    demand.age_group,
    cast(sum(demand.children) as bigint) as children,
    {{ rate('sum(demand.demand)', 'sum(demand.children)') }} as target_rate,
    cast(sum(demand.demand) as double) as demand,
    cast(sum(demand.approved_places) as bigint) as approved_places,
    cast(sum(demand.available_places) as bigint) as available_places,
    cast(sum(demand.centre_places) as bigint) as centre_places,
    cast(sum(demand.planned_places) as bigint) as planned_places,
    cast(sum(demand.minding_places) as bigint) as minding_places,
    cast(sum(demand.taken) as bigint) as taken,
    cast(sum(demand.offered) as bigint) as offered,
    cast(sum(demand.free) as bigint) as free,
    cast(sum(demand.over) as bigint) as over,
    cast(sum(demand.in_care) as bigint) as in_care,
    {{ rate('sum(demand.available_places)', 'sum(demand.children)') }} as place_rate,
    {{ rate('sum(demand.in_care)', 'sum(demand.children)') }} as care_rate,
    -- sums over the districts: a place too many in one does not help another
    cast(sum({{ shortage('demand.demand', 'demand.available_places') }}) as double) as shortage,
    cast(sum({{ surplus('demand.demand', 'demand.available_places') }}) as double) as surplus,
    -- places of districts without a known demand are not set against that of others
    cast(
        sum(case when demand.demand is not null then demand.available_places - demand.demand end) as double
    ) as balance,
    max(demand.population_date) as population_date,
    max(demand.places_date) as places_date,
    max(demand.contracts_date) as contracts_date,
    max(demand.registrations_date) as registrations_date,
    bool_or(demand.is_projected) as is_projected,
    bool_or(demand.is_estimated) as is_estimated,
    false as is_suppressed
from demand
inner join members using (district_id)
group by
    demand.reference_date, demand.day_care_year, demand.is_current, members.level, members.area_id,
    members.borough_id,
    demand.age_group
order by demand.reference_date, demand.day_care_year, members.area_id, demand.age_group
