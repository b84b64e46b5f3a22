-- What is it? A column about a person outside the two schemas that linkage may read (§ 64 (3) SGB VIII).
-- When does it matter? Whatever leaves them can end up in a release.
-- How to resolve? Take the pseudonym and the birth month from int_child_identity instead.
-- depends_on: {{ ref('int_child_states') }}, {{ ref('int_children_in_care') }}, {{ ref('int_facility_use') }}
-- depends_on: {{ ref('int_school_register') }}, {{ ref('dim_school') }}, {{ ref('council_dim_school') }}
-- depends_on: {{ ref('fct_registrations') }}, {{ ref('fct_children') }}, {{ ref('meta_findings') }}
select
    table_schema,
    table_name,
    column_name
from information_schema.columns
where
    table_schema not in ('staging', 'identity')
    and regexp_matches(
        column_name, '(first|last)_name|birth_date|street|postcode|portal_account|sex|language'
    )
    -- a school is a public institution, and its address stands on its door
    and not (
        column_name in ('street', 'postcode') and table_name in ('int_school_register', 'dim_school')
    )
    -- how two columns compare says nothing about what stands in them
    and not regexp_matches(column_name, '_(level|weight)$')
