"""Forms of children as the linkage takes them, written short."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from warehouse.methods import linkage
from warehouse.methods.linkage_rules import Parameters
from warehouse.methods.linkage_tables import DECISIONS, PAIRS, UNITS

USUAL: dict[str, Any] = {
    "first": "Mathilda", "last": "Lorenzen", "born": date(2022, 3, 12), "street": "Amselweg 7", "postcode": "44135",
    "sex": "female", "account": None, "source": "registrations", "is_known": False,
}  # fmt: skip


def forms(**units: dict[str, Any]) -> pl.DataFrame:
    """Return one unit per keyword, in that order; what a form does not say is as usual."""
    said = [(name, USUAL | form) for name, form in units.items()]
    rows = [
        (name, rank, form["source"], form["account"], form["first"], form["last"], form["born"], form["sex"],
         form["street"], form["postcode"], form["is_known"])
        for rank, (name, form) in enumerate(said)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=UNITS, orient="row")


def linked(units: pl.DataFrame, remembered: pl.DataFrame | None = None) -> pl.DataFrame:
    """Return the pairs of these units."""
    known = pl.DataFrame(schema=PAIRS) if remembered is None else remembered
    return linkage.link_pairs(units, known, Parameters())


def groups(units: pl.DataFrame, pairs: pl.DataFrame, *said: tuple[str, str, str]) -> set[str]:
    """Return the children as words of their units' names, after decisions ``(unit, unit, decision)``."""
    decisions = pl.DataFrame(said, schema=DECISIONS, orient="row")
    children = linkage.children(units, pairs, decisions)
    joined = children.sort("unit").group_by("child").agg(pl.col("unit").str.join(" "))
    return set(joined["unit"])
