"""How far the forecasts of the counts' own days were off: hands tables to the method."""

import polars as pl

from warehouse.methods.backtest import compared, summary
from warehouse.methods.known import Known, Origin


def model(dbt, session):
    """Return one row per level, age group, horizon and method."""
    dbt.config(materialized="table")
    origins = dbt.ref("int_forecast_origins").pl()
    own_days = origins.filter(pl.col("reference_date") == pl.col("population_date"))
    counts = dbt.ref("int_cohort_counts").pl()
    nothing = pl.DataFrame(schema={"births_date": pl.Date})
    known = Known(counts=counts, births=nothing, arrivals=nothing, members=dbt.ref("int_area_members").pl())
    columns = (
        "origin_id, day_care_year, level, area_id, age_group, year_of_age, expected, low_80, high_80, draws"
    )
    found = dbt.ref("int_forecast").select(columns).pl()
    return summary(compared(known, Origin.all_of(own_days), found)).to_arrow()
