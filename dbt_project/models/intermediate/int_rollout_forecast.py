"""When all schools of each track will be done, as seen from every reference date: hands tables to the method."""

from warehouse.methods.rollout import forecasts


def model(dbt, session):
    """Return one row per reference date, track and share of schools."""
    dbt.config(materialized="table")
    columns = "reference_date, track, school_id, state, planned_on, done_on"
    return forecasts(dbt.ref("int_rollout_seen").select(columns).pl()).to_arrow()
