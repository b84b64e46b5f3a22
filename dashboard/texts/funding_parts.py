"""What the money is for: by track, borough and school, and who pays for one measure together."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words
from dashboard.texts import funding as page

Row = dict[str, Any]

MEASURES_KEY = "massnahmen"
MEASURES_FIELD = "Maßnahmen"
SHARED, CITY_WIDE, ALL = "mit mehreren Geldgebern", "für die ganze Stadt", "alle"
TRACKS_HEADING = "Abgerufen nach Ausbau und Programm"
PLACES_HEADING = "Stadtbezirke und Schulen"
MEASURES_HEADING = "Maßnahmen und ihre Geldgeber"
NO_PLACE = "ganze Stadt"
NO_SCHOOL = "ohne einzelne Schule"
OTHERS = "andere Programme"
TRACK, BOROUGH, SCHOOL, MEASURE = "Ausbau", "Stadtbezirk", "Schule", "Maßnahme"
PROGRAMME, SHARE, FUNDERS, YEARS = page.PROGRAMME, "Anteil", "Geldgeber", "Jahre"
PLACES_NOTE = (
    "Maßnahmen, die allen Schulen dienen, etwa Server und Lizenzen, stehen als „ganze Stadt“ in einer eigenen Zeile; "
    "Stadtbezirke und Schulen enthalten davon nichts."
)
NO_MEASURE = "Zu dieser Auswahl gibt es keine Maßnahme."


def reading(tracks: list[Row], place: str, on: date) -> str:
    """Name the tracks that have drawn the most."""
    drawn = sorted((row for row in tracks if row["drawn_eur"]), key=lambda row: -row["drawn_eur"])
    if not drawn:
        return f"Bis {formats.day(on)} ist {place} nichts abgerufen."
    total = sum(row["drawn_eur"] for row in drawn)
    most = [
        f"{codes.TRACK.get(row['key'], row['key'])} ({formats.millions(row['drawn_eur'])})"
        for row in drawn[:3]
    ]
    return (
        f"Bis {formats.day(on)} sind {place} **{formats.millions(total)}** abgerufen; am meisten für "
        f"{words.listing(most)}."
    )


def city_share(boroughs: list[Row]) -> str:
    """Say how much of all that is drawn serves no single borough."""
    total = sum(row["drawn_eur"] for row in boroughs)
    whole = sum(row["drawn_eur"] for row in boroughs if row["key"] == "none")
    if not whole:
        return "Alle Maßnahmen lassen sich einer Schule zuordnen."
    return f"Davon dienen {formats.millions(whole)} ({formats.percent(whole / total)}) der ganzen Stadt."


def shared(measures: list[Row]) -> str:
    """Say how many measures are paid by more than one programme, and how many serve no single school."""
    several = len({row["measure_id"] for row in measures if row["funders"] > 1})
    whole = len({row["measure_id"] for row in measures if row["school_id"] is None})
    all_of_them = len({row["measure_id"] for row in measures})
    paid = f"{words.none_or(several, 'Keine')} {words.of(all_of_them, words.FUNDED)}"
    together = f"{paid} {words.verb(several, 'wird', 'werden')} von mehreren Programmen gemeinsam bezahlt"
    return f"{together}; {words.none_or(whole, 'keine')} {words.verb(whole, 'dient', 'dienen')} der ganzen Stadt."


def alt(tracks: list[Row]) -> str:
    """Describe the bars to those who do not see them."""
    parts = [
        f"{codes.TRACK.get(row['key'], row['key'])} {formats.millions(row['drawn_eur'])}" for row in tracks
    ]
    return f"Abgerufene Mittel nach Ausbau: {words.listing(parts)}. {common.ALSO_AS_TABLE}"


def years(row: Row) -> str:
    """Return the years in which a programme pays for a measure."""
    first, last = row["first_year"], row["last_year"]
    return str(first) if first == last else f"{first}–{last}"


def caption(what: str, place: str, on: date) -> str:
    """Head a table of parts."""
    return f"Nach {what}, {place}, bis {formats.day(on)}"


def measures_caption(which: str, count: int, place: str) -> str:
    """Head the table of measures; a measure has a row per programme that pays."""
    kind = "" if which == ALL else f" {which}"
    return f"{words.count(count, words.FUNDED)}{kind}, {place}; eine Zeile je Geldgeber"
