{{ config(alias='dim_area_member') }}

select
    member.area_id,
    member.district_id
from {{ ref('dim_area_member') }} as member
inner join {{ ref('dim_area') }} as area using (area_id)
where area.level in ('borough', 'city')
