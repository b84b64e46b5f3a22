{#- Each registration once, as the latest delivery that still lists it describes it. -#}

with registrations as (
    select
        record_number,
        sender,
        reference_date,
        delivery_id,
        registered_on,
        facility_id,
        care_kind,
        channel
    from {{ ref('stg_registrations') }}
),

delivered as (
    select
        sender,
        min(reference_date) as first_date,
        max(reference_date) as last_date
    from registrations
    group by sender
),

-- before the first delivery of any sender only what was still listed then is known
known as (
    select
        max(first_date) as known_from,
        min(last_date) as known_until
    from delivered
),

latest as (
    select * from registrations
    qualify
        row_number() over (
            partition by record_number
            order by reference_date desc, sender, delivery_id
        ) = 1
),

providers as (
    select
        centre_id as facility_id,
        arg_max(provider_name, reference_date) as provider_name
    from {{ ref('stg_centres') }}
    group by centre_id
)

select
    latest.record_number,
    {{ month_of('latest.registered_on') }} as month,
    case
        when latest.care_kind = 'child_minding' then '{{ var("minding_provider") }}'
        else coalesce(providers.provider_name, '{{ var("unknown_provider") }}')
    end as provider_name,
    latest.channel,
    {{ month_of('latest.registered_on') }} < {{ month_of('known.known_from') }}
    or last_day(latest.registered_on) > known.known_until as is_partial
from latest
cross join known
left join providers on latest.facility_id = providers.facility_id
