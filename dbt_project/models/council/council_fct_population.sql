{{ config(alias='fct_population') }}

select
    * replace (
        {{ shown('children') }} as children,
        {{ is_hidden('children') }} as is_suppressed
    )
from {{ ref('fct_population') }}
where level in ('borough', 'city')
