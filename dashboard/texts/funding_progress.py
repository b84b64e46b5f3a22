"""Money beside progress: euros drawn, rooms equipped, and why the one does not explain the other."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words
from dashboard.texts import funding as page

Row = dict[str, Any]

TRACK_KEY = "ausbauschritt"
TRACK_FIELD = "Ausbau"
HEADING = "Euro abgerufen, Räume ausgestattet"
CAUTION = (
    "Geld und Räume stehen hier nebeneinander, nicht als Ursache und Wirkung: Ein Abruf kommt oft Monate vor oder nach "
    "dem fertigen Raum, er bezahlt auch Betrieb, Server und Ersatz, und die Maßnahmen nennen nicht, welche Räume sie "
    "ausstatten. Euro je Raum ist deshalb eine Überschlagszahl und kein Preis."
)
UNITS = {
    "wlan": "Räumen mit WLAN",
    "presentation": "Räumen mit Präsentationstechnik",
    "devices": "Endgeräten",
}
EACH = {"wlan": "je Raum", "presentation": "je Raum", "devices": "je Gerät"}
MONEY_NAME = "abgerufen in Mio. €"
UNIT_SHARE, SCHOOL_SHARE = "ausgestattet", "Schulen fertig"
TRACK, ON, DRAWN, DRAWN_RATE = "Ausbau", "Stichtag Mittel", page.DRAWN, page.DRAWN_RATE
PROGRESS_ON, DONE, TOTAL, SHARE = "Stand der Schul-IT", "ausgestattet", "insgesamt", "Anteil"
PER_UNIT, SCHOOLS_DONE, SCHOOLS_TOTAL = "Euro je Einheit", "Schulen fertig", "Schulen gesamt"


def reading(row: Row) -> str:
    """Say for a track what is drawn, what is equipped of all, and what that comes to by arithmetic."""
    name = codes.TRACK[row["track"]]
    if row["drawn_eur"] is None:
        money = f"**{name}:** Bis {formats.day(row['reference_date'])} ist dafür keine Maßnahme bekannt"
    else:
        money = f"**{name}:** Bis {formats.day(row['reference_date'])} sind **{formats.millions(row['drawn_eur'])}** abgerufen"
    if row["progress_date"] is None:
        return f"{money}; ein Stand der Schul-IT liegt bis dahin nicht vor."
    return f"{money}; am {formats.day(row['progress_date'])} {_progress(row)}."


def _progress(row: Row) -> str:
    schools = f"{formats.number(row['schools_done'])} {words.of(row['schools_total'], words.SCHOOL)}"
    share = formats.percent(row["school_share"])
    if row["quantity_done"] is None:
        return f"{words.verb(row['schools_done'], 'war', 'waren')} **{schools}** fertig ({share})"
    said = (
        f"waren **{formats.number(row['quantity_done'])} von {formats.number(row['quantity_total'])}** "
        f"{UNITS[row['track']]} in Betrieb ({formats.percent(row['quantity_share'])}) und {schools} fertig ({share})"
    )
    if row["eur_per_unit"] is None:
        return said
    return f"{said}. Das sind überschlägig {formats.euros(row['eur_per_unit'])} {EACH[row['track']]}"


def alt(dates: list[Row], share: str) -> str:
    """Describe the figure to those who do not see it."""
    parts = [
        f"{row['reference_date'].year} {formats.millions(row['drawn_eur'])} und {formats.percent(row[share])}"
        for row in dates
    ]
    return f"Abgerufen und fertig je Jahr: {words.listing(parts)}. {common.ALSO_AS_TABLE}"


def caption(on: date) -> str:
    """Head the table of tracks."""
    return f"Geld und Fortschritt nach Ausbau, Stichtag {formats.day(on)}"


def dates_caption(track: str) -> str:
    """Head the table of one track's dates."""
    return f"{codes.TRACK[track]} im Lauf der Jahre"
