"""The middle of each district: hands tables to the method."""

from warehouse.methods.distances import district_points


def model(dbt, session):
    """Return the coordinates from which the children of each district are taken to come."""
    dbt.config(materialized="table")
    return district_points(dbt.ref("int_outlines").pl(), dbt.ref("int_addresses").pl()).to_arrow()
