"""Sentences of the page Mehrfachplätze."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words

Row = dict[str, Any]

CARD = "Mehrfachplätze"
TARGET = "Kein Kind hält zwei Plätze."
BARS_HEADING = "Kinder mit mehr als einem Platz oder Angebot nach Stadtbezirk"
BARS_NOTE = "Ein Klick auf einen Balken wählt den Stadtbezirk, ebenso das Feld „Stadtbezirk“."
CASES_HEADING = "Verträge, Zusagen und Angebote dieser Kinder"
NO_CASES = "Zu dieser Auswahl hält kein Kind mehr als einen Platz oder ein Angebot."
BASIS = (
    "Erkannt sind nur Kinder mit gleichem Konto, Namen und Geburtsdatum; wer unter zwei Konten oder anders "
    "geschrieben im Portal steht, fehlt noch."
)
NAME, PLACES, MINDING, OFFERS = "Gebiet", "mehrere Plätze", "davon Kita neben Tagespflege", "mehrere Angebote"
CHILD_ID, KIND, RECORD, CENTRE, CARE = "Kennung", "Art", "Nummer", "Einrichtung", "Betreuung"
STARTS, UNTIL, FROM, TO = "von", "bis", "doppelt von", "doppelt bis"
HOURS, DISTRICT, SUPPLEMENTARY = "Stunden", "Bezirk", "Kita neben Tagespflege"
KINDS = {"place": "Platz", "offer": "Angebot"}
CARE_KINDS = {"centre": "Kita", "child_minding": "Kindertagespflege"}


def stands(row: Row, place: str) -> str:
    """Say how many children hold more than one place, and how many more than one offer."""
    on, aged = formats.day(row["reference_date"]), codes.AGED[row["age_group"]]
    hold = words.verb(row["double_places"], "hält", "halten")
    have = words.verb(row["double_offers"], "hat", "haben")
    return (
        f"Am {on} {hold} {place} **{words.count(row['double_places'], words.CHILD)}** {aged} mehr als einen Platz; "
        f"mehr als ein offenes Angebot {have} **{words.count(row['double_offers'], words.CHILD)}**."
    )


def change(row: Row, earlier: Row | None) -> str:
    """Say how the number moved since the earlier reference date."""
    if earlier is None:
        return common.NO_COMPARISON
    before = words.count(earlier["double_places"], words.CHILD)
    moved = words.difference(row["double_places"] - earlier["double_places"], words.CHILD)
    were = words.verb(earlier["double_places"], "war", "waren")
    return f"Am {formats.day(earlier['reference_date'])} {were} es {before}: {moved}."


def reading(row: Row) -> str:
    """Say what of it may be in order: a centre and a child minder side by side."""
    if words.is_none(row["double_places"]):
        return "Kein Kind hält nach den gelieferten Verträgen und Zusagen zwei Plätze zugleich."
    minding = words.count(row["with_child_minding"], words.CHILD)
    have = words.verb(row["with_child_minding"], "hat", "haben")
    return f"Davon {have} {minding} Kita und Kindertagespflege nebeneinander; das kann ergänzende Betreuung sein."


def alt(rows: list[Row]) -> str:
    """Describe the bars to those who do not see them."""
    most = max(rows, key=lambda row: row["double_places"], default=None)
    peak = f"Die meisten in {most['name']} ({formats.number(most['double_places'])})." if most else ""
    return f"Kinder mit mehr als einem Platz oder Angebot je Stadtbezirk. {peak} {common.ALSO_AS_TABLE}"


def caption(age_group: str, on: date) -> str:
    """Head the table of areas."""
    return f"{codes.CHILDREN_OF[age_group]} mit mehr als einem Platz oder Angebot am {formats.day(on)}"


def cases_caption(children: int, age_group: str, on: date) -> str:
    """Head the list of cases."""
    return f"{words.count(children, words.CHILD)} {codes.AGED[age_group]}, Verträge, Zusagen und Angebote am {formats.day(on)}"
