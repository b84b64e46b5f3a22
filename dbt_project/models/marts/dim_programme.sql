with named as (
    select
        programme,
        arg_max(carry_over_rule, reference_date) as delivered_rule
    from {{ ref('int_funding') }}
    group by programme
)

select
    programme,
    programmes.purpose,
    programmes.financed_by,
    coalesce(named.delivered_rule, programmes.carry_over_rule) as carry_over_rule,
    programmes.window_start,
    programmes.window_end,
    programmes.source,
    programmes.programme is not null as is_known,
    coalesce(programmes.sort_order, 99) as sort_order
from {{ ref('programmes') }} as programmes
full outer join named using (programme)
order by sort_order, programme
