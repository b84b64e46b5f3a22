"""The common shape of what was delivered: records of text cells, each knowing its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import polars as pl


@dataclass(frozen=True)
class Grid:
    """Records of one sheet or file.

    ``cells`` has the text columns ``c0`` … (null where a record has no such field) beside ``line`` (1-based),
    ``width`` (fields delivered) and ``is_broken`` (the record's quoting cannot be read; ``c0`` is its raw line).
    ``is_workbook`` tells that numbers were numbers, and so carry a decimal point; ``numbers_below`` then names
    the positions of the columns that hold nothing but numbers below a given record.
    """

    cells: pl.DataFrame
    is_workbook: bool = False
    encoding: str = ""
    delimiter: str = ""
    numbers_below: Callable[[int], frozenset[int]] = lambda _record: frozenset()

    @property
    def names(self) -> list[str]:
        """The names of the text columns."""
        return [name for name in self.cells.columns if name not in ("line", "width", "is_broken")]

    def head(self, count: int) -> list[list[str]]:
        """The first records as lists of cells, cut to their own width."""
        top = self.cells.head(count)
        rows = top.select(self.names).rows()
        return [[cell or "" for cell in row[:width]] for row, width in zip(rows, top["width"], strict=True)]


def grid_of(
    rows: Sequence[Sequence[str | None]],
    lines: Sequence[int],
    broken: frozenset[int] = frozenset(),
    *,
    encoding: str = "",
    delimiter: str = "",
) -> Grid:
    """Lay records of any width side by side; ``broken`` holds the positions that could not be parsed."""
    columns = list(zip_longest(*rows))
    cells = pl.DataFrame(
        {f"c{position}": pl.Series(values, dtype=pl.String) for position, values in enumerate(columns)}
        or {"c0": pl.Series([], dtype=pl.String)}
    )
    record = pl.Series("record", range(len(rows)), dtype=pl.Int64)
    return Grid(
        cells.with_columns(
            pl.Series("line", lines, dtype=pl.Int64),
            pl.Series("width", list(map(len, rows)), dtype=pl.Int64),
            record.is_in(list(broken)).alias("is_broken"),
        ),
        encoding=encoding,
        delimiter=delimiter,
    )
