-- What is it? A place counted for children under two in a group that takes them later (KiBiz, annex to § 33).
-- When does it matter? It would be proposed to a family whose child the centre may not take.
-- How to resolve? Only form II has places for under two; see the seed group_forms.
select
    centre_id,
    group_form,
    places_for_under_two
from {{ ref('fct_places') }}
where group_form <> 'II' and places_for_under_two > 0
