{{ config(alias='fct_area_class') }}

{{ area_classes(ref('council_fct_demand')) }}
order by reference_date, day_care_year, area_id, age_group
