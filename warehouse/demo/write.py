"""Typed rows → files as offices deliver them: German headers and values, dialects, title lines, total rows."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import polars as pl
import xlsxwriter

from warehouse.contracts import CONTRACTS, Source
from warehouse.demo.faults import damaged_lines
from warehouse.demo.words import WORDS

LONG_AGO = datetime(1980, 1, 1)
REFERENCE_DATE_HEADER = "Stichtag"
NOT_IN_CP1252 = str.maketrans("ĞğİıŞşŁłĄąĘęŃńŚśŹźŻżĆć", "GgIiSsLlAaEeNnSsZzZzCc")


@dataclass(frozen=True)
class Dialect:
    """How one office writes its files; ``title`` lines may name the reference date, ``column`` repeats it per row."""

    encoding: str = "utf-8"
    bom: bool = False
    quoted: bool = False
    iso_dates: bool = False
    thousands: bool = False
    newline: str = "\r\n"
    headers: Mapping[str, str] = field(default_factory=dict)
    title: tuple[str, ...] = ()
    column: bool = False
    bandwidth_unit: str = ""


@dataclass(frozen=True)
class Delivered:
    """One file written: what it is, its true rows, and the lines and kinds of its faulty ones."""

    file: str
    contract: str
    rows: int
    sha256: str
    faults: list[tuple[int, str]]


class Exports:
    """The folder of exports and what was written into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[Delivered] = []

    def csv(
        self, key: str, name: str, day: date, rows: pl.DataFrame, dialect: Dialect,
        *, total: str = "", faults: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Write one CSV of the reference date ``day``; ``{day}`` in the name stands for it.

        ``total`` names the field that holds the word "Summe" in a last row, ``faults`` the damaged copies to add.
        """
        table = german(key, rows, dialect)
        if dialect.column:
            table = table.insert_column(0, _reference_column(day, len(table), dialect))
        if total:
            table = pl.concat([table, _total_row(key, rows, table, total, dialect)])
        style = "always" if dialect.quoted else "necessary"
        text = table.write_csv(separator=";", quote_style=style, line_terminator="\n")
        lines = text.removesuffix("\n").split("\n")
        noted = damaged_lines(lines, faults, skip_last=bool(total))
        title = [line.replace("{date}", f"{day:%d.%m.%Y}") for line in dialect.title]
        text = dialect.newline.join([*title, *lines]) + dialect.newline
        encoding = "utf-8-sig" if dialect.bom else dialect.encoding
        if encoding == "cp1252":
            text = text.translate(NOT_IN_CP1252)
        self._store(
            key,
            name.replace("{day}", f"{day}"),
            text.encode(encoding, "strict"),
            len(rows),
            [(n + len(title), k) for n, k in noted],
        )

    def workbook(
        self, key: str, name: str, day: date, rows: pl.DataFrame, *, notes: Sequence[str] = ()
    ) -> None:
        """Write one XLSX with dates as dates and numbers as numbers, and a sheet of notes if there are any."""
        rows = rows.insert_column(0, pl.Series("reference_date", [day] * len(rows)))
        memory = io.BytesIO()
        book = xlsxwriter.Workbook(memory, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
        book.set_properties({"created": LONG_AGO})
        page = book.add_worksheet(CONTRACTS[key].title)
        page.write_row(0, 0, [_header(key, name) for name in rows.columns])
        for position, column in enumerate(rows.iter_columns()):
            page.write_column(1, position, ["" if value is None else value for value in column.to_list()])
        if notes:
            book.add_worksheet("Hinweise").write_column(0, 0, list(notes))
        book.close()
        self._store(key, name.replace("{day}", f"{day}"), _plain_zip(memory.getvalue()), len(rows), [])

    def _store(self, key: str, name: str, data: bytes, rows: int, faults: list[tuple[int, str]]) -> None:
        """Write the bytes and note the file."""
        (self.folder / name).write_bytes(data)
        self.files.append(Delivered(name, key, rows, hashlib.sha256(data).hexdigest(), faults))


def german(key: str, rows: pl.DataFrame, dialect: Dialect) -> pl.DataFrame:
    """The rows as texts under German headers, in the contract's order."""
    sources = CONTRACTS[key].sources
    columns = [
        _text(name, sources[name], rows.schema[name], dialect) for name in sources if name in rows.columns
    ]
    table = rows.select(columns)
    return table.rename({name: dialect.headers.get(name, sources[name].headers[0]) for name in table.columns})


def _text(name: str, source: Source, dtype: pl.DataType, dialect: Dialect) -> pl.Expr:
    """One column as the office writes it."""
    column = pl.col(name)
    if source.kind == "date":
        return column.dt.strftime("%Y-%m-%d" if dialect.iso_dates else "%d.%m.%Y")
    if source.kind == "month":
        return column.dt.strftime("%Y-%m" if dialect.iso_dates else "%m.%Y")
    if source.kind == "flag":
        return column.replace_strict({True: "ja", False: "nein"}, default=None, return_dtype=pl.String)
    if source.kind == "code" and name in WORDS:
        return column.replace_strict(WORDS[name], default=None, return_dtype=pl.String)
    if source.kind == "day_care_year":
        following = ((column + 1) % 100).cast(pl.String).str.zfill(2)
        return (column.cast(pl.String) + "/" + following).alias(name)
    return _number(name, source, dtype, dialect)


def _number(name: str, source: Source, dtype: pl.DataType, dialect: Dialect) -> pl.Expr:
    """Numbers with decimal comma and, where the office does so, thousands points; texts as they are."""
    column = pl.col(name)
    if source.unit == "EUR":
        return _pointed(column.cast(pl.Int64)) + ",00"
    if source.kind == "mbit_s":
        return column.cast(pl.Int64).cast(pl.String) + dialect.bandwidth_unit
    if dtype.is_float():
        return column.cast(pl.String).str.replace(".", ",", literal=True)
    if source.kind == "integer" and dialect.thousands and source.unit != "a" and "year" not in name:
        return _pointed(column)
    return column.cast(pl.String)


def _pointed(column: pl.Expr) -> pl.Expr:
    """Whole numbers with points between the thousands."""
    text = column.cast(pl.String)
    for _ in range(3):
        text = text.str.replace(r"^(-?\d+)(\d{3})(\.|$)", "${1}.${2}${3}")
    return text


def _total_row(
    key: str, rows: pl.DataFrame, table: pl.DataFrame, word_field: str, dialect: Dialect
) -> pl.DataFrame:
    """A last row that adds up what can be added."""
    sources = CONTRACTS[key].sources
    added = [name for name in sources if name in rows.columns and sources[name].additive]
    pointed = Dialect(thousands=True, headers=dialect.headers)
    sums = german(key, rows.select(pl.col(added).sum()), pointed)
    word = dialect.headers.get(word_field, sources[word_field].headers[0])
    empty = {name: [None] for name in table.columns}
    texts = {**empty, **sums.to_dict(as_series=False), word: ["Summe"]}
    return pl.DataFrame(texts, schema=dict.fromkeys(table.columns, pl.String))


def _reference_column(reference_date: date, count: int, dialect: Dialect) -> pl.Series:
    """The reference date on every row."""
    text = f"{reference_date:%Y-%m-%d}" if dialect.iso_dates else f"{reference_date:%d.%m.%Y}"
    return pl.Series(REFERENCE_DATE_HEADER, [text] * count, dtype=pl.String)


def _header(key: str, name: str) -> str:
    """The canonical German header; the reference date is no field of a contract."""
    sources = CONTRACTS[key].sources
    return sources[name].headers[0] if name in sources else REFERENCE_DATE_HEADER


def _plain_zip(data: bytes) -> bytes:
    """The same archive uncompressed: compressed bytes differ between versions of zlib."""
    memory = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as packed,
        zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as plain,
    ):
        for entry in packed.infolist():
            plain.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), packed.read(entry))
    return memory.getvalue()
