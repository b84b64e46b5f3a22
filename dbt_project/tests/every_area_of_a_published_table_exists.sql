-- What is it? A row about an area that dim_area does not know, or knows on another level.
-- When does it matter? It is missing from every table that names its areas.
-- How to resolve? Areas come from the seed alone; a delivered code outside it is a finding, not an area.
with used as (
    {%- for table in [
        'fct_demand', 'fct_population', 'fct_unserved', 'fct_double_place_count', 'fct_school_rollout_area',
        'fct_area_class',
    ] %}
    {{ 'union' if not loop.first }}
    select
        area_id,
        level
    from {{ ref(table) }}
    {%- endfor %}
)

select used.*
from used
anti join {{ ref('dim_area') }} as areas using (area_id, level)
