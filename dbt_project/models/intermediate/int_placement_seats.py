"""In which group each child with a place sits: hands tables to the method."""

from warehouse.methods.placement_seats import seats


def model(dbt, session):
    """Return one row per need date, facility and child that has or was promised a place there."""
    dbt.config(materialized="table")
    return seats(dbt.ref("int_placement_places").pl(), dbt.ref("int_placement_holders").pl()).to_arrow()
