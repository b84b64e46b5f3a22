"""What stands over a school's measures: how many, how much, and what is not among them."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import words

Row = dict[str, Any]

HEADING = "Maßnahmen und Geld"
NO_MEASURE = (
    "Für diese Schule allein ist keine Maßnahme bekannt; Maßnahmen für die ganze Stadt stehen unter „Mittel“."
)


def told(measures: list[Row], on: date) -> str:
    """Say what is approved and drawn for one school, and which part of it several programmes share."""
    count = len({row["measure_id"] for row in measures})
    approved, drawn = (sum(row[column] for row in measures) for column in ("approved_eur", "drawn_eur"))
    shared = len({row["measure_id"] for row in measures if row["funders"] > 1})
    said = (
        f"Bis {formats.day(on)} {words.verb(count, 'ist', 'sind')} für diese Schule "
        f"{words.count(count, words.FUNDED)} bekannt; von {formats.euros(approved)} sind **{formats.euros(drawn)}** "
        "abgerufen."
    )
    if shared:
        paid = f"{words.verb(shared, 'wird', 'werden')} von mehreren Programmen bezahlt"
        said += f" {words.count(shared, words.FUNDED)} {paid}."
    return f"{said} Was der ganzen Stadt dient, ist nicht dabei."


def caption(on: date) -> str:
    """Head the table of a school's measures."""
    return f"Maßnahmen dieser Schule bis {formats.day(on)}; eine Zeile je Geldgeber"
