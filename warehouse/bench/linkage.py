"""What the linkage is measured on: the city's forms as if none were known, and ten cities' forms in one go."""

from __future__ import annotations

import polars as pl

from warehouse.methods import linkage
from warehouse.methods.linkage_rules import Parameters
from warehouse.methods.linkage_tables import PAIRS

NOTHING_KNOWN = pl.DataFrame(schema=PAIRS)


def link(units: pl.DataFrame) -> int:
    """Link units from scratch and return how many pairs came out."""
    return linkage.link_pairs(units, NOTHING_KNOWN, Parameters()).height


def cities(units: pl.DataFrame, count: int) -> pl.DataFrame:
    """Return the units of several cities: the same names, other accounts, houses and birthdays."""
    city = pl.DataFrame({"city": range(count)}, schema={"city": pl.Int64})
    suffix = pl.format("-{}", "city")
    copies = units.with_columns(is_known=pl.lit(value=False)).join(city, how="cross")
    return copies.with_columns(
        pl.col("unit", "account") + suffix,
        rank=pl.col("rank") * count + pl.col("city"),
        birth_date=pl.col("birth_date") + pl.duration(days=37 * pl.col("city")),
        street=pl.col("street") + pl.col("city").cast(pl.String),
    ).drop("city")
