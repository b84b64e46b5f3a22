"""Which units may be one child: hands forms to the linkage, and gets pairs without names back."""

from warehouse.methods.linkage import link_pairs
from warehouse.methods.linkage_rules import Parameters


def model(dbt, session):
    """Return one row per pair of units that are one child or want a look."""
    dbt.config(materialized="table")
    parameters = Parameters.from_rows(dbt.ref("linkage_parameters").pl())
    pairs = link_pairs(dbt.ref("int_linkage_units").pl(), dbt.ref("stg_known_pairs").pl(), parameters)
    return pairs.to_arrow()
