"""The identity map as a release leaves it, made from its build."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse import records
from warehouse.build import last_build
from warehouse.home import Home
from warehouse.pseudonyms import pseudonyms
from warehouse.purge import PERSONAL

QUESTION = """
    select source, record_number, account_child_id, child_id, birth_date from identity.int_child_identity
"""


def remember(home: Home) -> pl.DataFrame:
    """Write the map of the last build and return it."""
    with duckdb.connect(str(last_build(home).file), read_only=True) as connection:
        known = connection.sql(QUESTION).pl()
    accounts = pl.concat(
        pl.read_parquet(file).select(
            "record_number", "portal_account", "reference_date", source=pl.lit(contract)
        )
        for contract in PERSONAL
        for file in (home.raw / contract).glob("*.parquet")
    )
    of_record = accounts.group_by("source", "record_number").agg(
        pl.col("portal_account").max(), first_reference_date=pl.col("reference_date").min()
    )
    known = known.join(of_record, on=["source", "record_number"], how="left")
    delivered = known["portal_account"].drop_nulls().unique()
    account = pl.col("portal_account").replace_strict(
        delivered, pl.Series(pseudonyms(home, delivered.to_list()), dtype=pl.String), default=None
    )
    records.keep(home, known.with_columns(account=account, is_stand_in=pl.lit(False)))
    return records.known(home)
