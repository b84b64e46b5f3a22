"""What a contract is: the columns of one export, their rules, and the shapes it may arrive in.

A contract's rows are a dataframely schema, so types, bounds and row rules stand once. What dataframely does
not know (the German headers, how a text becomes a value, whether it is personal) travels in each column's
``metadata`` as a :class:`Source`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, cast

import dataframely as dy
import polars as pl

Kind = Literal[
    "text", "integer", "decimal", "date", "month", "flag", "code", "area", "day_care_year", "mbit_s"
]

MISSING = ("", "-", "–", ".", "/", "k. A.", "k.A.", "null", "NULL")
SUM_WORDS = ("Summe", "Gesamt", "Insgesamt")
NAMES_MISSING = ("",)  # a child may be called "Null"
YES_NO = {
    "ja": True,
    "j": True,
    "x": True,
    "1": True,
    "true": True,
    "wahr": True,
    "nein": False,
    "n": False,
    "0": False,
    "false": False,
    "falsch": False,
}


@dataclass(frozen=True)
class Source:
    """How a column is delivered: its headers, how its text becomes a value, and whose it is."""

    headers: tuple[str, ...]
    kind: Kind
    required: bool
    personal: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = MISSING
    zero: tuple[str, ...] = ()
    unit: str = ""
    additive: bool = False


def text(*headers: str, width: int | None = None, kind: Kind = "text", **more: Any) -> dy.String:
    """A text column; ``width`` is the exact length of a code with leading zeros."""
    source, column = _split(headers, kind, more)
    if width:
        column["regex"] = rf"^[0-9A-Za-z]{{{width}}}$"
    return dy.String(metadata=source, **column)


def area(*headers: str, **more: Any) -> dy.String:
    """A district or borough code; a single digit is read as the code with its leading zero."""
    return text(*headers, kind="area", **more)


def integer(*headers: str, kind: Kind = "integer", **more: Any) -> dy.Int64:
    """A whole number; ``1.050`` is one thousand and fifty."""
    source, column = _split(headers, kind, more)
    return dy.Int64(metadata=source, **column)


def day_care_year(*headers: str, **more: Any) -> dy.Int64:
    """A day-care year such as ``2026/27``, kept as its first year."""
    return integer(*headers, kind="day_care_year", min=2000, max=2100, **more)


def decimal(*headers: str, kind: Kind = "decimal", **more: Any) -> dy.Float64:
    """A number with a decimal mark, as the format writes it."""
    source, column = _split(headers, kind, more)
    return dy.Float64(metadata=source, **column)


def mbit_s(*headers: str, **more: Any) -> dy.Float64:
    """A bandwidth, ``100`` or ``50 MBit/s``."""
    return decimal(*headers, kind="mbit_s", unit="Mbit/s", min=0, **more)


def date(*headers: str, **more: Any) -> dy.Date:
    """A day, ``31.12.2020`` or ``2020-12-31``."""
    source, column = _split(headers, "date", more)
    return dy.Date(metadata=source, **column)


def month(*headers: str, **more: Any) -> dy.Date:
    """A month, ``2020-12``, ``12.2020`` or ``Dezember 2020``, kept as its first day."""
    source, column = _split(headers, "month", more)
    return dy.Date(metadata=source, **column)


def flag(*headers: str, **more: Any) -> dy.Bool:
    """Yes or no in the ways offices write it."""
    source, column = _split(headers, "flag", more)
    return dy.Bool(metadata=source, **column)


def code(*headers: str, values: Mapping[str, str], **more: Any) -> dy.String:
    """One of a closed list: ``values`` leads from each delivered word to the English code."""
    source, column = _split(headers, "code", {**more, "values": values})
    return dy.String(metadata=source, **column)


class Delivered(dy.Schema):
    """What every typed row carries beside its contract's columns: its line in the file and its reference date."""

    line = dy.Int64(nullable=False)
    reference_date = dy.Date(nullable=True)


DELIVERED = frozenset(Delivered.columns())
_SOURCE_OPTIONS = ("personal", "values", "missing", "zero", "unit", "additive")


def _split(
    headers: tuple[str, ...], kind: Kind, more: dict[str, Any]
) -> tuple[dict[str, Source], dict[str, Any]]:
    """Separate what is ours (the source) from what is dataframely's (the column)."""
    nullable = bool(more.pop("nullable", False))
    required = bool(more.pop("required", not nullable))
    options = {key: more.pop(key) for key in _SOURCE_OPTIONS if key in more}
    source = Source(headers=headers, kind=kind, required=required, **options)
    return {"source": source}, {"nullable": nullable, **more}


@dataclass(frozen=True)
class Totals:
    """Rows that add up others: the column whose value marks them, and what they are totals within."""

    column: str
    values: tuple[str, ...] = SUM_WORDS
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Format:
    """One shape in which a contract's rows arrive.

    ``headers`` replaces a field's own headers; ``leading`` names the unnamed columns left of a statistical
    table's header; ``constants`` are texts for fields the shape leaves out; ``prepare`` turns a frame of
    texts under the delivered headers' field names into one under all of the contract's.
    """

    key: str
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    own_headers_only: bool = False
    encodings: tuple[str, ...] = ("utf-8", "utf-16", "cp1252")
    decimal_mark: Literal[",", "."] = ","
    header_lines: int = 1
    leading: tuple[str, ...] = ()
    json_records: Callable[[Any], list[dict[str, Any]]] | None = None
    totals: Totals | None = None
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[pl.DataFrame], pl.DataFrame] | None = None


@dataclass(frozen=True)
class Contract:
    """What one export must look like."""

    key: str
    title: str
    row: type[dy.Schema]
    primary_key: tuple[str, ...]
    file_words: tuple[str, ...]
    formats: tuple[Format, ...] = (Format("standard"),)

    @cached_property
    def columns(self) -> dict[str, dy.Column]:
        """The delivered columns by their English name."""
        return {name: column for name, column in self.row.columns().items() if name not in DELIVERED}

    def source(self, name: str) -> Source:
        """How the named column is delivered."""
        metadata = self.columns[name].metadata
        if metadata is None:
            raise KeyError(name)
        return cast("Source", metadata["source"])

    @cached_property
    def sources(self) -> dict[str, Source]:
        """How each column is delivered, by English name."""
        return {name: self.source(name) for name in self.columns}

    @cached_property
    def personal(self) -> tuple[str, ...]:
        """The columns that serve linkage only and go when a delivery is purged."""
        return tuple(name for name, source in self.sources.items() if source.personal)

    def headers(self, shape: Format) -> dict[str, tuple[str, ...]]:
        """The headers under which each field may stand in the given shape."""
        if shape.own_headers_only:
            return dict(shape.headers)
        return {name: shape.headers.get(name, source.headers) for name, source in self.sources.items()}

    def required(self, shape: Format) -> tuple[str, ...]:
        """The fields without which a file of this shape is refused."""
        if shape.required:
            return shape.required
        return tuple(name for name, source in self.sources.items() if source.required)

    @property
    def schema(self) -> pl.Schema:
        """The types of the typed rows, in the contract's order."""
        return pl.Schema(self.row)
