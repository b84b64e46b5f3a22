"""Who is one child: what the linkage found and people decided, under names that nobody can read back.

The identity box is the one with a memory. A build reads a copy of it; what the build found is kept when it has been
published, and not before.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from warehouse import decisions as review
from warehouse import records
from warehouse.home import Home, private_folder, write_whole
from warehouse.methods import linkage
from warehouse.pseudonyms import pseudonyms

IDENTITY = pl.Schema(
    {"source": pl.String, "record_number": pl.String, "account_child_id": pl.String, "child_id": pl.String,
     "birth_date": pl.Date}
)  # fmt: skip


def pairs_file(home: Home) -> Path:
    """Where the compared pairs lie."""
    return home.identity / "pairs.parquet"


def snapshot(home: Home, folder: Path) -> None:
    """Write what is remembered and decided into a folder, as it is now, for one build to read."""
    private_folder(folder)
    file = pairs_file(home)
    pairs = pl.read_parquet(file, glob=False) if file.is_file() else pl.DataFrame(schema=linkage.PAIRS)
    records.known(home).write_parquet(folder / "records.parquet")
    pairs.write_parquet(folder / "pairs.parquet")
    review.current(home).write_parquet(folder / "decisions.parquet")


def remember(home: Home, known: pl.DataFrame, pairs: pl.DataFrame) -> None:
    """Keep what a published build found, for those after it; accounts become pseudonyms."""
    already = records.known(home)["account"].drop_nulls()  # as they stand in purged deliveries
    accounts = known["account"].drop_nulls().unique(maintain_order=True)
    accounts = accounts.filter(~accounts.is_in(already.implode()))
    named = known.with_columns(pl.col("account").replace(accounts, pseudonyms(home, accounts.to_list())))
    private_folder(home.identity)
    write_whole(pairs_file(home), pairs.write_parquet)
    records.keep(home, named)


def identities(
    home: Home, records: pl.DataFrame, units: pl.DataFrame, pairs: pl.DataFrame, decisions: pl.DataFrame
) -> pl.DataFrame:
    """Return each record's child: columns as in ``IDENTITY``, one row per record.

    ``decisions`` are those in force, by record; they are applied to what the linkage found, which stays as it is.
    """
    children = linkage.children(units, pairs, _by_unit(records, decisions))
    dated = units.join(children, on="unit").join(_birth_dates(units, children), on="child")
    names = children["child"].unique(maintain_order=True)
    dated = dated.with_columns(
        child_id=pl.col("child").replace_strict(names, pseudonyms(home, names.to_list()))
    )
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
    return decisions.select(list(linkage.DECISIONS))


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
