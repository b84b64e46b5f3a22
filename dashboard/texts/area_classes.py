"""Sentences of the nine fields of place reserve and trend of demand."""

from __future__ import annotations

from typing import Any

from dashboard import formats
from dashboard.texts import codes, words

Row = dict[str, Any]

HEADING = "Platzreserve und Entwicklung des Bedarfs"
ROWS = "Platzreserve"
RESERVE, TREND, CLASS = "Platzreserve je 100 Kinder", "Bedarfsentwicklung", "Gebietsklasse"
NAME = "Gebiet"
LIST = "Als Liste"
NO_TREND = (
    "{year} ist das letzte Kitajahr, das dieser Stichtag kennt: Wie sich der Bedarf danach entwickelt, ist noch nicht "
    "berechnet. Ein früheres Kitajahr zeigt die neun Felder."
)


def caption(row: Row) -> str:
    """Head the nine fields: for whom, in which year, seen from when, and up to when demand is followed."""
    year, until = formats.day_care_year(row["day_care_year"]), formats.day_care_year(row["trend_until"])
    return (
        f"{codes.CHILDREN_OF[row['age_group']]}: Platzreserve im Kitajahr {year}, Bedarf bis {until}, Stichtag "
        f"{formats.day(row['reference_date'])}"
    )


def no_trend(row: Row) -> str:
    """Say why the last day-care year has no fields."""
    return NO_TREND.format(year=formats.day_care_year(row["day_care_year"]))


def reading(rows: list[Row], noun: words.Noun) -> str:
    """Say how many areas are short, and in how many of these demand grows."""
    known = [row for row in rows if row["area_class"]]
    short = [row for row in known if row["reserve_class"] == "short"]
    growing = sum(row["trend_class"] == "rising" for row in short)
    spare = sum(row["reserve_class"] == "reserve" for row in known)
    return (
        f"Knapp {words.verb(len(short), 'ist', 'sind')} {words.none_or(len(short), 'keiner')} {words.of(len(known), noun)}, in "
        f"{words.none_or(growing, 'keinem')} davon wächst der Bedarf; Reserve {words.verb(spare, 'hat', 'haben')} "
        f"{words.none_or(spare, 'keiner')}."
    )


def unclassed(rows: list[Row], noun: words.Noun) -> str:
    """Name the areas that stand in no field; nothing if all do."""
    names = [row["name"] for row in rows if not row["area_class"]]
    if not names:
        return ""
    return f"Ohne Klasse, weil Quote, Ziel oder Bedarf nicht bekannt oder verdeckt sind: {count(len(names), noun)} ({', '.join(names)})."


def count(number: int, noun: words.Noun) -> str:
    """Count the areas of a field."""
    return words.count(number, noun)
