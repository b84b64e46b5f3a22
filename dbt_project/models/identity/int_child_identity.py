"""Which child each record is about: joins units to children and gives each child its pseudonym."""

from warehouse.children import identities
from warehouse.home import Home


def model(dbt, session):
    """Return one row per record: its child, the child as its account has it, and the child's birth date."""
    dbt.config(materialized="table")
    found = identities(
        Home.at(),
        records=dbt.ref("int_linkage_records").pl(),
        units=dbt.ref("int_linkage_units").pl(),
        pairs=dbt.ref("int_link_pairs").pl(),
        decisions=dbt.ref("stg_pair_decisions").pl(),
    )
    return found.to_arrow()
