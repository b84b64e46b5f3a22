{{ config(alias='fct_school_entry') }}

{%- set counts_of_children = ['grade_1_expected', 'school_age_children', 'pupils_expected', 'claim_children',
    'resident_children'] %}

select
    * replace (
        {%- for count in counts_of_children %}
        {{ shown(count) }} as {{ count }},
        {%- endfor %}
        -- a range or a rate would give the number away
        case when not {{ is_hidden('grade_1_expected') }} then low_80 end as low_80,
        case when not {{ is_hidden('grade_1_expected') }} then high_80 end as high_80,
        case when not {{ is_hidden('claim_children') }} then all_day_rate end as all_day_rate,
        case when not {{ is_hidden('resident_children') }} then attendance_ratio end as attendance_ratio,
        {{ any_is_hidden(counts_of_children) }} as is_suppressed
    )
from {{ ref('fct_school_entry') }}
where level in ('borough', 'city')
