{#- The child as its account has it is the unit of the linkage: six wishes of one account are one unit. -#}

with records as (
    {% for source, staged in [('registrations', 'stg_registrations'), ('contracts', 'stg_contracts')] %}
    select
        '{{ source }}' as source,
        record_number,
        portal_account as account,
        first_name,
        last_name,
        birth_date,
        sex,
        street,
        postcode,
        reference_date,
        sender,
        delivery_id
    from {{ ref(staged) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

known as (
    select * from {{ ref('stg_known_records') }}
),

-- a record is what its latest delivery says
latest as (
    select
        * exclude (reference_date, sender, delivery_id),
        min(reference_date) over (partition by source, record_number) as delivered_first
    from records
    qualify
        row_number() over (
            partition by source, record_number
            order by reference_date desc, sender, delivery_id
        ) = 1
),

recalled as (
    select
        latest.* exclude (birth_date, delivered_first),
        coalesce(latest.birth_date, known.birth_date) as birth_date,
        coalesce(known.is_stand_in and latest.birth_date is null, false) as is_stand_in,
        coalesce(known.is_undisputed, true) as is_undisputed,
        known.account_child_id,
        known.record_number is not null as is_known,
        least(latest.delivered_first, known.first_reference_date) as first_reference_date,
        latest.source || ':' || latest.record_number as record_id,
        -- without an account the form itself is the unit, with all that stands on it
        coalesce(latest.account, latest.street || ' ' || latest.postcode, latest.record_number) as household
    from latest
    left join known using (source, record_number)
)

select
    source,
    record_number,
    record_id,
    -- a unit keeps the number it has; a new one has that of its first record, contracts before registrations
    coalesce(
        account_child_id,
        case when first_name is not null then min(account_child_id) over same_form end,
        case when first_name is not null then first_value(record_id) over first_of_form end,
        record_id
    ) as unit,
    account,
    first_name,
    last_name,
    birth_date,
    sex,
    street,
    postcode,
    first_reference_date,
    is_known,
    is_stand_in,
    is_undisputed
from recalled
window
    same_form as (partition by household, account is null, first_name, last_name, birth_date),
    first_of_form as (
        partition by household, account is null, first_name, last_name, birth_date
        order by first_reference_date, source, record_number
    )
