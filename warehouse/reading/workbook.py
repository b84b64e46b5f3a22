"""Workbooks to records: every sheet listed, hidden ones named, formula errors reported by cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import fastexcel
import polars as pl

from warehouse.reading.grid import Grid
from warehouse.reading.refusal import Finding, Refusal
from warehouse.texts import findings

MOST_BYTES_UNPACKED = 400 * 1024**2
MOST_CELLS = 40_000_000
EXCEL_EPOCH_TIME = " 00:00:00"


@dataclass(frozen=True)
class Sheet:
    """One visible or hidden sheet; a hidden one has no grid, for nobody who sent it saw it."""

    name: str
    grid: Grid | None
    notes: tuple[Finding, ...] = ()


def sheets(source: Path | bytes) -> Iterator[Sheet]:
    """Yield the sheets of a workbook, given as a file or as its bytes, in order.

    Raises:
        Refusal: not a workbook, password protected, or unpacking to more than the limits allow.
    """
    _refuse_bombs(source)
    try:
        reader = fastexcel.read_excel(source)
    except fastexcel.FastExcelError as error:
        raise Refusal("unreadable_workbook") from error
    for name in reader.sheet_names:
        yield _sheet(reader, name)


def _refuse_bombs(source: Path | bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise Refusal("unreadable_workbook") from error
    if unpacked > MOST_BYTES_UNPACKED:
        raise Refusal(
            "workbook_too_large", megabytes=unpacked // 1024**2, most=MOST_BYTES_UNPACKED // 1024**2
        )


def _sheet(reader: fastexcel.ExcelReader, name: str) -> Sheet:
    try:
        sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        if sheet.visible != "visible":
            return Sheet(
                name, None, (Finding("hidden_sheet", findings.sentence("hidden_sheet", sheet=name)),)
            )
        if sheet.width * sheet.total_height > MOST_CELLS:
            raise Refusal("workbook_too_large", megabytes="?", most=MOST_BYTES_UNPACKED // 1024**2)
        batch, errors = sheet.to_arrow_with_errors()
    except fastexcel.FastExcelError as error:
        raise Refusal("unreadable_workbook") from error
    notes = tuple(_cell_error(*problem.position) for problem in errors.errors) if errors else ()
    broken = {problem.position[0] for problem in errors.errors} if errors else set()
    frame = pl.DataFrame(pl.from_arrow(batch))
    return Sheet(
        name, replace(_grid(frame, broken), numbers_below=partial(_number_columns, reader, name)), notes
    )


def _number_columns(reader: fastexcel.ExcelReader, name: str, record: int) -> frozenset[int]:
    """The positions of the columns in which every filled cell below a record is a number, not a text."""
    below = reader.load_sheet(name, header_row=None, skip_rows=record, schema_sample_rows=None)
    return frozenset(column.index for column in below.available_columns() if column.dtype in ("float", "int"))


def _grid(frame: pl.DataFrame, broken: set[int]) -> Grid:
    """Number the rows as Excel does; midnight is only how Excel keeps a day."""
    if frame.width == 0:
        frame = pl.DataFrame({"c0": pl.Series([], dtype=pl.String)})
    texts = frame.rename({name: f"c{index}" for index, name in enumerate(frame.columns)})
    cells = texts.with_columns(pl.all().str.strip_suffix(EXCEL_EPOCH_TIME)).with_row_index("row")
    return Grid(
        cells.select(
            pl.exclude("row"),
            line=pl.col("row").cast(pl.Int64) + 1,
            width=pl.lit(frame.width, dtype=pl.Int64),
            is_broken=pl.col("row").is_in(list(broken)),
        ),
        is_workbook=True,
    )


def _cell_error(row: int, column: int) -> Finding:
    name, position = "", column
    while position >= 0:
        name, position = chr(ord("A") + position % 26) + name, position // 26 - 1
    return Finding("formula_error", findings.sentence("formula_error", cell=f"{name}{row + 1}"), line=row + 1)
