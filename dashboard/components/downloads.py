"""Downloads: a CSV German spreadsheets open, and a workbook; neither can carry a formula."""

from __future__ import annotations

import csv as csv_module
import io
from collections.abc import Sequence
from dataclasses import astuple
from datetime import date, datetime

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard import formats
from dashboard.components.about import About
from dashboard.components.cells import Column
from dashboard.texts import common

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CSV_DIGITS = {"decimal": 1, "points": 1, "ratio": 2}
NO_CLOCK = datetime(2000, 1, 1)  # the same table gives the same file
FIRST_DAY = date(2000, 1, 1)
NUMBER_FORMATS = {
    "count": "#,##0",
    "signed": "+#,##0;-#,##0;0",
    "decimal": "#,##0.0",
    "ratio": "#,##0.00",
    "points": "+0.0;-0.0;0.0",
    "share": "0.0%",
    "euro": '#,##0 "€"',
}


def csv(frame: pl.DataFrame, columns: Sequence[Column]) -> bytes:
    """Return the table as CSV with ``;``, decimal comma and byte order mark."""
    stream = io.StringIO(newline="")
    writer = csv_module.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.title for column in columns])
    for row in frame.to_dicts():
        writer.writerow([_csv_cell(column.value(row), column) for column in columns])
    return stream.getvalue().encode("utf-8-sig")


def xlsx(frame: pl.DataFrame, columns: Sequence[Column], about: About) -> bytes:
    """Return the table as a workbook, with a sheet of filters, dates and release and one of definitions."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": NO_CLOCK})
        bold = book.add_format({"bold": True})
        shapes = {kind: book.add_format({"num_format": shape}) for kind, shape in NUMBER_FORMATS.items()}
        shapes["day"] = book.add_format({"num_format": "dd.mm.yyyy"})
        data = book.add_worksheet(common.DATA_SHEET)
        data.write_row(0, 0, [column.title for column in columns], bold)
        data.freeze_panes(1, 1)
        for line, row in enumerate(frame.to_dicts(), start=1):
            for place, column in enumerate(columns):
                _write(data, (line, place), column.value(row), shapes.get(column.kind))
        _let_fill_in(data, columns, frame.height)
        data.autofit()
        _write_lines(book.add_worksheet(common.CONTEXT_SHEET), list(about.context.items()))
        _write_lines(book.add_worksheet(common.DEFINITION_SHEET), _definitions(columns, about))
    return stream.getvalue()


def _let_fill_in(sheet: Worksheet, columns: Sequence[Column], rows: int) -> None:
    """Let a cell that is to be filled in hold one of the column's names, or a day, and nothing else."""
    for place, column in enumerate(columns):
        if not column.to_fill_in or not rows:
            continue
        if column.names:
            rule = {"validate": "list", "source": list(column.names.values())}
        else:
            rule = {"validate": "date", "criteria": ">=", "value": FIRST_DAY}
        told = {
            "error_title": column.title,
            "error_message": common.CHOOSE if column.names else common.WRITE_DAY,
        }
        sheet.data_validation(1, place, rows, place, rule | told)


def _definitions(columns: Sequence[Column], about: About) -> list[tuple[str, ...]]:
    known = [
        (column.title, about.definitions[column.measure])
        for column in columns
        if column.measure in about.definitions
    ]
    return [common.DEFINITION_HEADS, *((title, *astuple(found)) for title, found in known)]


def _write_lines(sheet: Worksheet, lines: Sequence[tuple[str, ...]]) -> None:
    for line, words in enumerate(lines):
        for place, word in enumerate(words):
            sheet.write_string(line, place, word)
    sheet.autofit()


def _csv_cell(value: str | float | date, column: Column) -> str:
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    if column.kind == "share":
        return formats.percent(value).replace(formats.UNBROKEN, " ")
    return f"{value:.{CSV_DIGITS.get(column.kind, 0)}f}".replace(".", ",")


def _write(sheet: Worksheet, cell: tuple[int, int], value: str | float | date, shape: Format | None) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*cell, datetime(value.year, value.month, value.day), shape)
    elif isinstance(value, str):
        sheet.write_string(*cell, value)
    else:
        sheet.write_number(*cell, value, shape)
