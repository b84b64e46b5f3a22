"""A status list as it comes back: a workbook or CSV to rows of text, each knowing its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from warehouse.reading.casting import day
from warehouse.reading.delimited import DELIMITERS, delimited_grid, head_rows, physical_lines
from warehouse.reading.grid import Grid
from warehouse.reading.refusal import Refusal
from warehouse.reading.text import decode
from warehouse.reading.workbook import sheets
from warehouse.texts import contacts as texts

MOST_BYTES = 20 * 1024**2
HEAD_RECORDS = 30
WORKBOOK_STARTS = (b"PK", b"\xd0\xcf\x11\xe0")  # a zip, or an older or encrypted workbook
NEEDED = (texts.RECORD_NUMBER, texts.STATUS, texts.DATE)
NOTHING = "–"  # how our own tables write an empty cell


class NoStatusList(Exception):
    """A file was refused whole; the message says why."""


@dataclass(frozen=True)
class Row:
    """One row as it was written: ``said_day`` is the date if it is one.

    ``before`` is how it stood when the list was made, empty if the list does not say.
    """

    line: int
    record_number: str
    status: str
    day: str
    said_day: date | None
    before: str
    is_readable: bool

    @property
    def content(self) -> tuple[object, ...]:
        """What the row says, however its date is written."""
        return self.status.casefold(), self.said_day or self.day


def rows_in(content: bytes, name: str) -> list[Row]:
    """Return the rows of the list in a file; blank ones are none.

    Raises:
        NoStatusList: the file cannot be read, or holds no such list.
    """
    if len(content) > MOST_BYTES:
        raise NoStatusList(texts.file("too_large", name=name, megabytes=MOST_BYTES // 1024**2))
    try:
        for grid in _grids(content):
            found = _header(grid.head(HEAD_RECORDS))
            if found is not None:
                return _rows(grid, *found, name=name)
    except Refusal as refusal:
        raise NoStatusList(texts.file("unreadable", name=name, reason=refusal)) from refusal
    raise NoStatusList(texts.file("no_status_list", name=name))


def _grids(content: bytes) -> Iterator[Grid]:
    if content.startswith(WORKBOOK_STARTS):
        yield from (sheet.grid for sheet in sheets(content) if sheet.grid is not None)
        return
    text, encoding = decode(content)
    lines = physical_lines(text)
    for delimiter in DELIMITERS:
        found = _header(head_rows(lines, delimiter))
        if found is not None:
            yield delimited_grid(lines, delimiter, len(found[1]), encoding)


def _header(records: list[list[str]]) -> tuple[int, list[str]] | None:
    """Return the position and names of the first record that names all columns of a status list."""
    needed = {name.casefold() for name in NEEDED}
    for position, record in enumerate(records):
        names = [cell.strip().casefold() for cell in record]
        if needed <= set(names):
            return position, names
    return None


def _rows(grid: Grid, header: int, names: list[str], *, name: str) -> list[Row]:
    columns = {title: f"c{names.index(title.casefold())}" for title in NEEDED}
    if any(names.count(title.casefold()) > 1 for title in NEEDED):
        raise NoStatusList(texts.file("doubled_column", name=name))
    before = texts.BEFORE.casefold()
    is_readable = ~pl.col("is_broken") & (pl.col("width") == len(names))
    record_number = _text(columns[texts.RECORD_NUMBER]).str.strip_prefix("'")
    cells = grid.cells.slice(header + 1).select(
        "line",
        record_number=pl.when(is_readable).then(record_number).otherwise(pl.lit("")),
        status=_text(columns[texts.STATUS]),
        day=_text(columns[texts.DATE]),
        before=_text(f"c{names.index(before)}") if before in names else pl.lit(""),
        is_readable=is_readable,
        is_blank=pl.all_horizontal(_text(column) == "" for column in grid.names),
    )
    told = cells.filter(~pl.col("is_blank")).with_columns(said_day=day(pl.col("day"))).drop("is_blank")
    return [Row(**row) for row in told.to_dicts()]


def _text(column: str) -> pl.Expr:
    return pl.col(column).fill_null("").str.strip_chars().replace(NOTHING, "")
