with records as (
    select * from {{ ref('int_linkage_records') }}
),

units as (
    select
        unit,
        arg_min(source, (first_reference_date, source, record_number)) as source,
        min((first_reference_date, source, record_number)) as first_record,
        bool_or(is_known) as is_known,
        -- what the latest record that still has names says
        arg_max(account, (first_name is not null, first_reference_date, record_id)) as account,
        arg_max(first_name, (first_name is not null, first_reference_date, record_id)) as first_name,
        arg_max(last_name, (first_name is not null, first_reference_date, record_id)) as last_name,
        arg_max(sex, (first_name is not null, first_reference_date, record_id)) as sex,
        arg_max(street, (first_name is not null, first_reference_date, record_id)) as street,
        arg_max(postcode, (first_name is not null, first_reference_date, record_id)) as postcode,
        arg_max(birth_date, (not is_stand_in, first_reference_date, record_id)) as birth_date,
        bool_and(is_stand_in) as is_stand_in,
        bool_and(is_undisputed) as is_undisputed
    from records
    group by unit
)

select
    * exclude (first_record),
    row_number() over (order by first_record, unit) as rank
from units
