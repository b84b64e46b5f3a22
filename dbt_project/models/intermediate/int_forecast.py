"""The forecast of every origin: hands tables to the method."""

from warehouse.methods.forecast_tables import forecasts
from warehouse.methods.known import Known, Origin


def model(dbt, session):
    """Return one row per origin, day-care year, area and age group or year of age."""
    dbt.config(materialized="table")
    origins = dbt.ref("int_forecast_origins").pl().sort("reference_date")
    known = Known(
        counts=dbt.ref("int_cohort_counts").pl(),
        births=dbt.ref("int_births_as_of").pl(),
        arrivals=dbt.ref("int_housing_arrivals").pl(),
        members=dbt.ref("int_area_members").pl(),
    )
    found = forecasts(known, Origin.all_of(origins), draws_of=origins["origin_id"].last())
    return found.to_arrow()
