"""Any table of numbers of children by area, year and year of age, long or wide, to one shape of series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import polars as pl

from warehouse.contracts import series as words
from warehouse.reading import workbook
from warehouse.reading.ages import OLDEST, is_refused_band, read_age
from warehouse.reading.delimited import DELIMITERS, HEAD_LINES, delimited_grid, head_rows, physical_lines
from warehouse.reading.grid import Grid
from warehouse.reading.plain import plain_grid
from warehouse.reading.recognise import HEAD_RECORDS
from warehouse.reading.refusal import Refusal
from warehouse.reading.series_cells import cells_of, data_records, numeric_values, read_values, with_children
from warehouse.reading.series_gaps import gaps
from warehouse.reading.series_header import (
    Layout,
    SeriesColumns,
    SeriesRefusal,
    find_layout,
    refuse_bands,
    refuse_doubled,
    refuse_incomplete,
)
from warehouse.reading.series_totals import added_up, without_totals
from warehouse.reading.text import decode
from warehouse.texts import series as texts

__all__ = ["Series", "SeriesColumns", "SeriesRefusal", "read_series"]

SCHEMA = pl.Schema({"area_id": pl.String, "year": pl.Int32, "year_of_age": pl.Int32, "children": pl.Int64})
FEWEST_BANDS = 3  # texts such as "3 bis unter 6" by which a column of age bands is known


@dataclass(frozen=True)
class Series:
    """A population series and what was noticed about it.

    ``table`` is as in ``SCHEMA``, one row per area, year and age, sorted; what is unknown is absent from it.
    ``findings`` are German sentences on what did not stop the reading.
    """

    table: pl.DataFrame
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table of a file: its sheet, its records, where its columns are, and what was noticed about it."""

    sheet: str | None
    grid: Grid
    layout: Layout | None
    notes: tuple[str, ...] = ()


def read_series(path: Path, names: SeriesColumns | None = None) -> Series:
    """Read a CSV, TSV or XLSX file; what the caller does not name is told from usual names.

    Raises:
        Refusal: the file cannot be read, is no such table, or a number in it cannot be taken (``SeriesRefusal``).
    """
    wanted = names or SeriesColumns()
    table = _fitting_table(path, wanted)
    layout, grid = refuse_incomplete(table.layout, wanted, path.name), table.grid
    refuse_bands(layout)
    records, left_out = data_records(grid, layout)
    layout = _with_numbers(layout, records)
    refuse_doubled(layout)
    cells = with_children(cells_of(records, layout), layout, is_workbook=grid.is_workbook)
    zeros = cells.filter(
        pl.col("text").is_in(list(words.NONE_TEXTS)) & pl.col("age").is_between(0, OLDEST)
    ).height
    rows, about_sums, added = added_up(cells, layout)
    single, about_totals = without_totals(rows)
    if single["children"].is_null().all():
        raise SeriesRefusal("no_rows")
    complete = single.rename({"age": "year_of_age"})
    result = complete.drop_nulls("children").select(pl.col(n).cast(t) for n, t in SCHEMA.items())
    said = [*table.notes, *texts.guessed(layout.guessed), *left_out, *_columns_left_out(layout, added)]
    said += [*texts.dashes(zeros), *about_sums, *about_totals, *gaps(complete)]
    return Series(result.sort(list(SCHEMA)[:3]), tuple(said))


def _columns_left_out(layout: Layout, added: str) -> list[str]:
    """Columns that play no part, and those of ages beyond childhood where no total needs them."""
    unread = [layout.names[at] for at in layout.extras if layout.names[at] != added]
    older = [value.header for value in layout.values if value not in read_values(layout)]
    return [*texts.unread(unread), *texts.older_columns(older, OLDEST)]


def _with_numbers(layout: Layout, records: pl.DataFrame) -> Layout:
    if not layout.values:
        return layout
    values = numeric_values(records, layout)
    if not values:
        raise SeriesRefusal("no_rows")
    return replace(layout, values=values)


def _fitting_table(path: Path, wanted: SeriesColumns) -> Table:
    """The first table with a whole header, else the last one looked at, for saying what it lacks."""
    tables = list(_until_whole(_tables(path, wanted)))
    if not tables:
        raise SeriesRefusal("no_rows")
    last = tables[-1]
    if last.layout is None or last.layout.missing:
        for table in tables:
            _refuse_bands_below(table.grid)
        return max(tables, key=lambda table: -len(table.layout.missing) if table.layout else -9)
    sheet = [texts.sheet_read(last.sheet)] if last.sheet else []
    return replace(last, notes=(*sheet, *(note for table in tables for note in table.notes)))


def _until_whole(tables: Iterator[Table]) -> Iterator[Table]:
    for table in tables:
        yield table
        if table.layout and not table.layout.missing:
            return


def _tables(path: Path, wanted: SeriesColumns) -> Iterator[Table]:
    match path.suffix.lower():
        case ".xlsx" | ".xlsm":
            notes: list[str] = []
            for sheet in workbook.sheets(path):
                if sheet.grid is None:
                    notes += [note.message for note in sheet.notes]
                    continue
                layout = find_layout(sheet.grid.head(HEAD_RECORDS), wanted)
                if layout and not layout.missing:
                    for note in sheet.notes:
                        raise SeriesRefusal("formula_error", sheet=sheet.name, line=note.line)
                yield Table(sheet.name, sheet.grid, layout, tuple(notes))
        case ".csv" | ".tsv" | ".txt":
            yield _delimited(path, wanted)
        case suffix:
            raise SeriesRefusal("unknown_suffix", suffix=suffix)


def _delimited(path: Path, wanted: SeriesColumns) -> Table:
    """Parse under the delimiter by which a whole header appears, else by which most of one does."""
    try:
        text, encoding = decode(path.read_bytes())
    except OSError as error:
        raise Refusal("unreadable_file", reason=error.strerror or type(error).__name__) from error
    if not text.strip():
        raise Refusal("empty_file")
    head = list(islice(_lines(text), HEAD_LINES))
    found = [(delimiter, find_layout(head_rows(head, delimiter), wanted)) for delimiter in DELIMITERS]
    delimiter, layout = max(found, key=lambda each: _completeness(each[1]))
    grid = plain_grid(text, delimiter, encoding)
    if grid is None:
        grid = delimited_grid(physical_lines(text), delimiter, layout.width if layout else 0, encoding)
    return Table(None, grid, layout)


def _lines(text: str) -> Iterator[str]:
    """The first lines of a text that may be large."""
    yield from physical_lines(text[: HEAD_LINES * 20_000])


def _completeness(layout: Layout | None) -> tuple[int, int]:
    return (-len(layout.missing), layout.width) if layout else (-9, 0)


def _refuse_bands_below(grid: Grid) -> None:
    """Refuse a table that has bands of ages and no header for them, as statistical offices deliver."""
    for name in grid.names:
        texts_ = grid.cells[name].drop_nulls().str.strip_chars()
        if texts_.n_unique() > 1_000:
            continue
        bands = [
            text
            for text in texts_.unique().to_list()
            if (told := read_age(text)) and is_refused_band(told[0])
        ]
        if len(bands) >= FEWEST_BANDS:
            first = grid.cells.filter(pl.col(name).str.strip_chars().is_in(bands)).row(0, named=True)
            raise SeriesRefusal("age_band_line", value=first[name].strip(), line=first["line"])
