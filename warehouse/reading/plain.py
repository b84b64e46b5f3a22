"""Delimited text whose quotes hide nothing, split column by column: millions of lines in seconds.

What Python's ``csv`` would read and this reads are the same; where a quote could matter it reads nothing.
"""

from __future__ import annotations

import polars as pl

from warehouse.reading.grid import Grid


def plain_grid(text: str, delimiter: str, encoding: str) -> Grid | None:
    """Return all records, or None if a quoted field could hold a delimiter, a quote or the end of a line."""
    if text.count("\r") != text.count("\r\n"):
        return None
    lines = pl.Series("line", [text]).str.split("\n").explode().str.strip_suffix("\r")
    if lines.len() and lines[-1] == "":
        lines = lines.head(-1)
    fields = lines.str.split(delimiter)
    width = pl.select(pl.when(lines != "").then(fields.list.len()).otherwise(0)).to_series().cast(pl.Int64)
    highest = width.max()
    names = [f"c{position}" for position in range(highest if isinstance(highest, int) else 0)]
    cells = pl.DataFrame([fields.list.get(at, null_on_oob=True).alias(name) for at, name in enumerate(names)])
    if '"' in text:
        if any(_hides_something(cells[name]) for name in names):
            return None
        cells = cells.with_columns(pl.all().str.strip_chars('"'))
    is_blank = pl.Series(width == 0)
    cells = cells.with_columns(pl.when(~is_blank).then(pl.col(name)) for name in names[:1])
    line = pl.Series("line", range(1, lines.len() + 1), dtype=pl.Int64)
    return Grid(
        cells.with_columns(line, width.alias("width"), pl.lit(value=False).alias("is_broken"))
        if names
        else pl.DataFrame({"c0": [""], "line": [1], "width": [0], "is_broken": [False]}),
        encoding=encoding,
        delimiter=delimiter,
    )


def _hides_something(fields: pl.Series) -> bool:
    """Whether a field has a quote and is not simply wrapped in two of them."""
    quoted = fields.filter(fields.str.contains('"', literal=True))
    return not quoted.str.contains('^"[^"]*"$').all()
