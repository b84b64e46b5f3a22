{#- One child, one number. The linkage of doubtful pairs will replace this model and nothing else. -#}

with records as (
    select
        'registrations' as source,
        'R' as prefix,
        record_number,
        portal_account,
        first_name,
        last_name,
        birth_date,
        postcode,
        reference_date,
        sender,
        delivery_id
    from {{ ref('stg_registrations') }}
    union all
    select
        'contracts' as source,
        'V' as prefix,
        record_number,
        portal_account,
        first_name,
        last_name,
        birth_date,
        postcode,
        reference_date,
        sender,
        delivery_id
    from {{ ref('stg_contracts') }}
),

-- a record is what its latest delivery says
latest as (
    select * from records
    qualify
        row_number() over (
            partition by source, record_number
            order by reference_date desc, sender, delivery_id
        ) = 1
),

-- a record without an account joins the account that has a child of the same name, birth date and postcode
with_account as (
    select
        *,
        coalesce(
            portal_account,
            min(portal_account) over (partition by first_name, last_name, birth_date, postcode)
        ) as account
    from latest
)

select
    source,
    record_number,
    min(prefix || record_number) over (
        partition by
            first_name, last_name, birth_date, account, case when account is null then postcode end
    ) as child_id,
    -- the child as its account has it: what is counted before children of several accounts are found to be one
    min(prefix || record_number) over (
        partition by
            first_name, last_name, birth_date, account, case when account is null then postcode end
    ) as account_child_id,
    birth_date
from with_account
