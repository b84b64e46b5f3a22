-- What is it? An area in which children that could be placed and those that could not are not the unserved.
-- When does it matter? The three numbers stand beside each other and are added up by whoever reads them.
-- How to resolve? An unserved child is missing in int_placement_children, or counted twice in the friction.
select
    friction.reference_date,
    friction.need_date,
    friction.area_id,
    friction.age_group,
    friction.friction,
    friction.true_shortage,
    unserved.unserved
from {{ ref('fct_friction') }} as friction
inner join {{ ref('fct_unserved') }} as unserved using (reference_date, need_date, area_id, age_group)
where
    friction.friction + friction.true_shortage <> unserved.unserved
    or friction.friction < 0
    or friction.true_shortage < 0
