select
    group_form,
    places_under_three,
    places_three_to_school
from {{ ref('group_places') }}
order by group_form
