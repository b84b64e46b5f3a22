-- What is it? A district whose centres look after more or fewer children than come to them from all homes.
-- When does it matter? A child counted from two homes, or from none, falsifies the shares of commuters.
-- How to resolve? A child has one home and one age group on a day; an unknown home has a code of its own.
with there as (
    select
        contracts.reference_date,
        centres.district_id as centre_district_id,
        count(distinct contracts.child_id) as children
    from {{ ref('int_contracts_as_of') }} as contracts
    inner join {{ ref('int_centres_as_of') }} as centres
        on contracts.reference_date = centres.reference_date and contracts.facility_id = centres.centre_id
    inner join {{ ref('areas') }} as areas on centres.district_id = areas.area_id and areas.level = 'district'
    where contracts.care_kind = 'centre' and contracts.starts_on <= contracts.reference_date
    group by contracts.reference_date, centres.district_id
),

from_all_homes as (
    select
        reference_date,
        centre_district_id,
        sum(children) as children
    from {{ ref('fct_commuting') }}
    group by reference_date, centre_district_id
)

select
    reference_date,
    centre_district_id,
    there.children as children_there,
    from_all_homes.children as children_from_all_homes
from there
full outer join from_all_homes using (reference_date, centre_district_id)
where
    there.children is distinct from from_all_homes.children
    and reference_date in (select commuting.reference_date from {{ ref('fct_commuting') }} as commuting)
