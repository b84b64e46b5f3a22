"""Sentences of the work list: which child needs a place, how urgently, and what would be free near by."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from dashboard import formats
from dashboard.texts import codes, words
from warehouse.texts import contacts

Row = dict[str, Any]

URGENCY_KEY, REASON_KEY, STATUS_KEY = "dringlichkeit", "grund", "status"
LABELS = {URGENCY_KEY: "Dringlichkeit", REASON_KEY: "Grund", STATUS_KEY: contacts.STATUS}
ALL = "alle"
HEADING = "Wer braucht einen Platz?"
NO_CASES = "Zu dieser Auswahl ist kein Fall offen."
NOTE = (
    "Alter in Jahren;Monaten am Bedarfstag. „Gewünscht ab“ ist der früheste lebende Wunschtermin; der Anspruch zählt ab "
    "dem Monat, in dem er beginnt. Passende Plätze sind heute frei und passen nach Alter, Beginn, Stunden und "
    "Entfernung; derselbe Platz kann bei mehreren Kindern stehen."
)
RECORD, STATUS = contacts.RECORD_NUMBER, contacts.STATUS
AGE, URGENCY, REASON = "Alter", "Dringlichkeit", "Grund"
DISTRICT = "Wohnbezirk"
WANTED, REGISTERED, CLAIM, SHORT = "gewünscht ab", "angemeldet am", "Anspruch ab", "kurzfristig"
WISHES, TRIED, PLACES = "Wünsche", "davon abgesagt", "nächste passende freie Plätze"
NO_PLACE = "keiner frei"
ONLY_LATEST = "Freie Plätze stehen nur beim letzten Stichtag daneben."


def counted(rows: list[Row]) -> str:
    """Say how many children of the list are how urgent; ``rows``: urgency, children."""
    whole = sum(row["children"] for row in rows)
    parts = [
        f"{formats.number(row['children'])} {codes.URGENCY.get(row['urgency'], row['urgency'])}"
        for row in rows
        if row["urgency"]
    ]
    told = f": {words.listing(parts)}" if parts else ""
    return (
        f"**{words.count(whole, words.CHILD)}** {words.verb(whole, 'steht', 'stehen')} auf der Liste{told}."
    )


def caption(age_group: str, need_date: date, place: str) -> str:
    """Head the list."""
    return f"{codes.CHILDREN_OF[age_group]} ohne Platz am {formats.day(need_date)} {place}, am dringlichsten zuerst"


def district(name: str | None, borough: str | None) -> str | None:
    """Name a district with its borough, once where both have one name."""
    return name if borough is None or name == borough else f"{name} ({borough})"


def places(rows: list[Row]) -> str:
    """List the nearest fitting free places of one child."""
    return "; ".join(_place(row) for row in rows)


def _place(row: Row) -> str:
    known = (
        None if row["distance_km"] is None else kilometres(row["distance_km"]),
        row["weekly_hours"] and f"{row['weekly_hours']}\N{NO-BREAK SPACE}Std.",
        row["wish_rank"] and f"{row['wish_rank']}.\N{NO-BREAK SPACE}Wunsch",
    )
    details = ", ".join(filter(None, known))
    name = facility(row["facility_name"], row["facility_id"])
    return f"{name} ({details})" if details else name


def facility(name: str | None, number: str) -> str:
    """Name a facility; a child minder has a number alone."""
    return name or f"{codes.CARE_KIND['child_minding']} {number}"


def kilometres(distance: float) -> str:
    """Return a distance as ``1,2 km``, half rounded up as everywhere."""
    return _tenths(int(distance * 10 + 0.5))


@lru_cache(maxsize=1024)
def _tenths(tenths: int) -> str:
    return f"{formats.number(tenths / 10, 1)}{formats.UNBROKEN}km"
