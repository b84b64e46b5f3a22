"""The forms of a demo city as the linkage takes them, and whose they are, without writing a file."""

from __future__ import annotations

import polars as pl

from warehouse.demo import centres, families, statistics
from warehouse.demo.care import Care
from warehouse.demo.care_contracts import CareContracts
from warehouse.demo.deliveries import CONTRACT_DATES, REGISTRATION_DATES, number_of
from warehouse.demo.registrations import Registrations
from warehouse.methods.linkage_tables import UNITS

FORM = ("source", "record_number", "day", "portal_account", "first_name", "last_name", "birth_date", "sex", "street",
        "postcode", "child")  # fmt: skip
SAME_FORM = ("household", "account", "first_name", "last_name", "birth_date")


def forms(seed: int, scale: float) -> pl.DataFrame:
    """Return one row per unit, as in ``linkage_tables.UNITS``, with ``child``, ``family``, ``twins`` and ``language``."""
    children = families.settle(scale, seed, statistics.arrivals_by_housing(statistics.housing(seed, scale)))
    care = Care(children, centres.found(scale, seed), scale, seed)
    care.run()
    contracts, registrations = CareContracts(care, seed), Registrations(care, seed)
    delivered = [
        source.on(number_of(day)).with_columns(source=pl.lit(name), day=pl.lit(day)).select(FORM)
        for name, source, days in (
            ("contracts", contracts, CONTRACT_DATES), ("registrations", registrations, REGISTRATION_DATES)
        )
        for day in days
    ]  # fmt: skip
    records = pl.concat(delivered).sort("day", "source", "record_number")
    latest = records.group_by("source", "record_number", maintain_order=True).last()
    home = pl.coalesce("portal_account", pl.col("street") + " " + pl.col("postcode"))
    units = (
        latest.with_columns(household=home, account="portal_account")
        .group_by(SAME_FORM, maintain_order=True)
        .agg(
            pl.col("sex", "street", "postcode", "child").last(),
            pl.col("source").first(),
            unit=pl.col("source").first() + ":" + pl.col("record_number").first(),
        )
        .with_columns(rank=pl.int_range(pl.len()), is_known=pl.lit(False))
    )
    child = units["child"].to_numpy()
    origin = pl.Series("origin", children.families.origin[children.family[child]])
    return units.select(*UNITS, "child").with_columns(
        origin, family=pl.Series(children.family[child]), twins=pl.Series(children.twins[child])
    )
