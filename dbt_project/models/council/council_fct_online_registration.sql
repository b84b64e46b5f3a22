{{ config(alias='fct_online_registration') }}

{%- set counts = ['registrations', 'online', 'elsewhere', 'channel_unknown'] %}

with hidden as (
    select
        *,
        {{ any_is_hidden(counts) }} as is_hidden
    from {{ ref('fct_online_registration') }}
    where is_total
)

-- of three parts and their sum a hidden one could be worked out: all of them are left out
select
    * exclude (is_hidden) replace (
        {%- for count in counts + ['share'] %}
        case when not is_hidden then {{ count }} end as {{ count }},
        {%- endfor %}
        is_hidden as is_suppressed
    )
from hidden
