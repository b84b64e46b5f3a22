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

known as (
    select * from {{ ref('stg_known_records') }}
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

named as (
    select * from latest where first_name is not null
),

-- a record without an account joins the account that has a child of the same name, birth date and postcode
with_account as (
    select
        *,
        coalesce(
            portal_account,
            min(portal_account) over (partition by first_name, last_name, birth_date, postcode)
        ) as account
    from named
),

-- a child keeps the number it has, also when the record that gave it has lost its names
numbered as (
    select
        source,
        with_account.record_number,
        with_account.birth_date,
        coalesce(
            min(known.child_id) over same_child,
            min(with_account.prefix || with_account.record_number) over same_child
        ) as child_id
    from with_account
    left join known using (source, record_number)
    window same_child as (
        partition by
            with_account.first_name, with_account.last_name, with_account.birth_date, with_account.account,
            case when with_account.account is null then with_account.postcode end
    )
),

-- a record without names is the child it was when it had them
identified as (
    select
        source,
        record_number,
        birth_date,
        false as is_purged,
        child_id,
        -- the child as its account has it: what is counted before children of several accounts turn out to be one
        child_id as account_child_id
    from numbered
    union all
    select
        source,
        record_number,
        known.birth_date,
        true as is_purged,
        known.child_id,
        known.account_child_id
    from latest
    inner join known using (source, record_number)
    where latest.first_name is null
)

select
    source,
    record_number,
    child_id,
    account_child_id,
    -- one day for all records of a child, the delivered one as long as there is one
    arg_min(birth_date, (is_purged, birth_date)) over (partition by child_id) as birth_date
from identified
