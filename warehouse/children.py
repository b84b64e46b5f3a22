"""From records to children: what the linkage found, what people decided, and a name nobody can read back."""

from __future__ import annotations

import polars as pl

from warehouse.home import Home
from warehouse.methods import linkage
from warehouse.methods.linkage_tables import DECISIONS
from warehouse.pseudonyms import pseudonymous

IDENTITY = pl.Schema(
    {"source": pl.String, "record_number": pl.String, "account_child_id": pl.String, "child_id": pl.String,
     "birth_date": pl.Date}
)  # fmt: skip


def identities(
    home: Home, records: pl.DataFrame, units: pl.DataFrame, pairs: pl.DataFrame, decisions: pl.DataFrame
) -> pl.DataFrame:
    """Return each record's child: columns as in ``IDENTITY``, one row per record.

    ``decisions`` are those in force, by record; they are applied to what the linkage found, which stays as it is.
    """
    children = linkage.children(units, pairs, _by_unit(records, decisions))
    dated = units.join(children, on="unit").join(_birth_dates(units, children), on="child")
    dated = dated.with_columns(child_id=pseudonymous(home, dated["child"]))
    rows = records.select("source", "record_number", "unit").join(
        dated.select("unit", "child_id", birth_date="child_birth_date"), on="unit"
    )
    return rows.rename({"unit": "account_child_id"}).select(list(IDENTITY)).sort("source", "record_number")


def _by_unit(records: pl.DataFrame, decisions: pl.DataFrame) -> pl.DataFrame:
    unit = records.select("source", "record_number", "unit")
    for end in ("a", "b"):
        decisions = decisions.join(
            unit.rename({"unit": f"unit_{end}"}),
            left_on=[f"source_{end}", f"record_{end}"],
            right_on=["source", "record_number"],
        )
    return decisions.select(list(DECISIONS))


def _birth_dates(units: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
    """Return each child's birth date: its first unit's.

    Where only a stand-in is left of that one, a named unit of the child with a date in the same month speaks for it,
    unless the child's dates ever differed: then a number of an earlier date could change.
    """
    members = children.join(units, on="unit").sort("rank")
    first = members.group_by("child", maintain_order=True).first()
    first = first.select("child", first_date="birth_date", first_stands_in="is_stand_in")
    fitting = members.join(first, on="child").filter(
        ~pl.col("is_stand_in")
        & (pl.col("birth_date").dt.truncate("1mo") == pl.col("first_date").dt.truncate("1mo"))
    )
    named = fitting.group_by("child", maintain_order=True).agg(named_date=pl.col("birth_date").first())
    agreed = members.group_by("child").agg(is_undisputed=pl.col("is_undisputed").all())
    may_speak = pl.col("first_stands_in") & pl.col("is_undisputed") & pl.col("named_date").is_not_null()
    return (
        first.join(named, on="child", how="left")
        .join(agreed, on="child")
        .select("child", child_birth_date=pl.when(may_speak).then("named_date").otherwise("first_date"))
    )
