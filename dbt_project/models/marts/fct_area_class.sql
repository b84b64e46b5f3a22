{{ area_classes(ref('fct_demand')) }}
order by reference_date, day_care_year, area_id, age_group
