"""Columns of a table: what stands in a cell, on screen and in a download."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dashboard import formats
from dashboard.texts import common

Row = Mapping[str, Any]
Kind = Literal[
    "text", "code", "prose", "count", "decimal", "ratio", "share", "signed", "points", "euro", "day", "month", "year",
    "flag",
]  # fmt: skip
WORDS = ("text", "code", "prose", "month", "year", "flag")
NUMBERS = ("count", "decimal", "ratio", "share", "signed", "points", "euro")
DIGITS = {"ratio": 2, "share": 3}


@dataclass(frozen=True)
class Column:
    """A column of a frame, its title and kind; ``names`` translate codes, ``applies`` names a flag column.

    A ``code`` stays on one line, ``prose`` has the room that sentences need.

    ``measure`` is the key of the measure the numbers are, so that the title leads to its definition; in a table
    of measures ``measure_key`` names the column that holds each row's. ``address_key`` names the column that holds
    where what stands in the cell leads. A column ``to_fill_in`` is left empty where there is nothing yet, and offers
    its ``names`` to choose from.
    """

    key: str
    title: str
    kind: Kind = "text"
    names: Mapping[str, str] | None = None
    applies: str | None = None
    measure: str = ""
    measure_key: str = ""
    address_key: str = ""
    to_fill_in: bool = False

    @property
    def is_number(self) -> bool:
        """Whether the column is set to the right."""
        return self.kind in NUMBERS

    def sign(self, row: Row) -> str | None:
        """Return the sign for a cell without a value: does not apply, suppressed, or unknown."""
        if self.applies and not row[self.applies]:
            return common.NOT_APPLICABLE_SIGN
        if row[self.key] is not None:
            return None
        return common.SUPPRESSED_SIGN if self.is_number and row.get("is_suppressed") else common.UNKNOWN_SIGN

    def text(self, row: Row) -> str:
        """Return the cell as it stands on screen."""
        return self.sign(row) or _shown(self.kind, row[self.key], self.names)

    def value(self, row: Row) -> str | float | date:
        """Return the cell as a spreadsheet takes it: numbers and dates as such, as exact as on screen."""
        value = row[self.key]
        if self.to_fill_in and value is None:
            return ""
        if self.sign(row) or self.kind in WORDS:
            return self.text(row)
        if self.kind in ("count", "signed", "euro"):
            return int(formats.rounded(value, 0))
        if self.kind == "points":
            return float(formats.rounded(100 * value, 1))
        return float(formats.rounded(value, DIGITS.get(self.kind, 1))) if self.is_number else value


def _shown(kind: Kind, value: Any, names: Mapping[str, str] | None) -> str:
    match kind:
        case "count":
            return formats.number(value)
        case "decimal":
            return formats.number(value, 1)
        case "ratio":
            return formats.number(value, 2)
        case "share":
            return formats.percent(value)
        case "signed":
            return formats.signed(value)
        case "points":
            return formats.signed(100 * value, 1)
        case "euro":
            return formats.euros(value)
        case "day":
            return formats.day(value)
        case "month":
            return formats.month(value)
        case "year":
            return formats.day_care_year(value)
        case "flag":
            return common.YES if value else common.NO
        case _:
            return (names or {}).get(str(value), str(value))
