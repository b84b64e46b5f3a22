-- What is it? A small number of children in the council's file, or a rate that would give it away.
-- When does it matter? One child in one borough can be recognised.
-- How to resolve? Wrap the column in the macro shown() and name it in the model's list of counts.
select
    'fct_unserved' as table_name,
    area_id
from {{ ref('council_fct_unserved') }}
where
    level = 'district'
    or unserved between 1 and 4
    or unserved_over_three_months between 1 and 4
    or short_notice between 1 and 4
    or conditional_claim between 1 and 4
    or claim_not_open between 1 and 4
    or served_wishes_change between 1 and 4
    or minding_only between 1 and 4
union all
select
    'fct_demand' as table_name,
    area_id
from {{ ref('council_fct_demand') }}
where
    level = 'district'
    or children between 1 and 4
    or taken between 1 and 4
    or offered between 1 and 4
    or over between 1 and 4
    or in_care between 1 and 4
    or (in_care is null and care_rate is not null)
union all
select
    'fct_population' as table_name,
    area_id
from {{ ref('council_fct_population') }}
where level = 'district' or children between 1 and 4
union all
select
    'fct_online_registration' as table_name,
    provider_name as area_id
from {{ ref('council_fct_online_registration') }}
where
    not is_total
    or registrations between 1 and 4
    or online between 1 and 4
    or elsewhere between 1 and 4
    or channel_unknown between 1 and 4
    or (online is null and share is not null)
