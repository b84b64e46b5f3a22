"""Sorting a table's records: what is data, what is declared to be none, what cannot be one.

Titles, totals, footers and blank lines are skipped by name and counted; a record with the wrong number of
fields or broken quoting is rejected. Every record goes exactly one way.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from warehouse.reading.grid import Grid
from warehouse.reading.recognise import Recognised

FOOTER_RULE = r"^\s*_{3,}\s*$"
FOOTER_NOTE = r"^\s*(Quelle|Stand|Hinweis|Anmerkung|Erstellt|Legende|Stichtag|©|\(c\)|\*|[0-9]\))"
SEPARATOR = r"^sep=.?$"


@dataclass(frozen=True)
class Sorted:
    """The records of a table by the way they went.

    ``data`` and ``totals`` have text columns by field name beside ``line``, ``skipped`` line and reason,
    ``rejected`` line and rule, ``raw`` line and raw text of every record after the header.
    """

    data: pl.DataFrame
    totals: pl.DataFrame
    skipped: pl.DataFrame
    rejected: pl.DataFrame
    raw: pl.DataFrame
    records: int


def sort_records(grid: Grid, found: Recognised) -> Sorted:
    """Send every record of the grid one way, by what its cells show."""
    numbered = grid.cells.with_row_index("record").with_columns(
        pl.col(grid.names).str.strip_chars(" \t\u00a0\ufeff")
    )
    header_end = found.header_at + found.format.header_lines
    before = numbered.filter(pl.col("record") < found.header_at)
    after = numbered.filter(pl.col("record") >= header_end)
    ways = after.with_columns(way=_way(grid, found, after)).with_columns(_totals_way(found))
    titles = before.select("line", reason=_title_reason())
    below = ways.filter(pl.col("way").str.starts_with("skip:"))
    rejected = ways.filter(pl.col("way").str.starts_with("reject:"))
    return Sorted(
        data=_fields(ways.filter(pl.col("way") == "data"), found),
        totals=_fields(ways.filter(pl.col("way") == "skip:total"), found),
        skipped=pl.concat([titles, below.select("line", reason=pl.col("way").str.strip_prefix("skip:"))]),
        rejected=rejected.select("line", rule=pl.col("way").str.strip_prefix("reject:")),
        raw=after.select(
            "line", raw=pl.concat_str(grid.names, separator=grid.delimiter or ";", ignore_nulls=True)
        ),
        records=numbered.height - found.format.header_lines,
    )


def _title_reason() -> pl.Expr:
    is_separator = pl.col("c0").fill_null("").str.to_lowercase().str.contains(SEPARATOR)
    return pl.when(is_separator).then(pl.lit("separator")).otherwise(pl.lit("title"))


def _way(grid: Grid, found: Recognised, after: pl.DataFrame) -> pl.Expr:
    """The way of each record below the header, totals not yet told apart."""
    filled = pl.sum_horizontal((pl.col(name).fill_null("") != "").cast(pl.Int64) for name in grid.names)
    surplus = [name for position, name in enumerate(grid.names) if position >= found.width]
    is_overlong = (
        pl.any_horizontal(pl.col(name).fill_null("") != "" for name in surplus) if surplus else pl.lit(False)
    )
    is_single = (filled == 1) & (pl.col("c0").fill_null("") != "") & pl.lit(found.width > 1)
    first = pl.col("c0").fill_null("")
    rule_at = after.filter(is_single & first.str.contains(FOOTER_RULE))["record"].min()
    is_below_rule = pl.col("record") >= rule_at if rule_at is not None else pl.lit(False)
    return (
        pl.when(pl.col("is_broken")).then(pl.lit("reject:broken_quoting"))
        .when(filled == 0).then(pl.lit("skip:blank"))
        .when(is_single & (is_below_rule | first.str.contains(FOOTER_NOTE))).then(pl.lit("skip:footer"))
        .when(_is_header_again(grid, found)).then(pl.lit("skip:repeated_header"))
        .when(is_overlong | (pl.col("width") < found.width)).then(pl.lit("reject:field_count"))
        .otherwise(pl.lit("data"))
    )  # fmt: skip


def _is_header_again(grid: Grid, found: Recognised) -> pl.Expr:
    header = grid.cells.row(found.header_at, named=True)
    names = {position: header[f"c{position}"] for position in found.positions.values()}
    told = {position: name for position, name in names.items() if name}
    return pl.all_horizontal(pl.col(f"c{position}") == name.strip() for position, name in told.items())


def _totals_way(found: Recognised) -> pl.Expr:
    totals = found.format.totals
    if totals is None or totals.column not in found.positions:
        return pl.col("way")
    mark = pl.col(f"c{found.positions[totals.column]}").str.strip_chars(" :").str.to_lowercase()
    is_total = (pl.col("way") == "data") & mark.is_in([value.lower() for value in totals.values]).fill_null(
        False
    )
    return pl.when(is_total).then(pl.lit("skip:total")).otherwise(pl.col("way")).alias("way")


def _fields(records: pl.DataFrame, found: Recognised) -> pl.DataFrame:
    columns = {field: pl.col(f"c{position}") for field, position in found.positions.items()}
    return records.select("line", **columns)
