"""Sentences of the page Mittel."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import common, words

Row = dict[str, Any]

CARD = "Mittel"
TO_PAGE = "Zu den Mitteln"
TARGET = "Alle bewilligten Mittel sind abgerufen, bevor sie verfallen."
BARS_HEADING = "Bewilligte Mittel nach Programm"
DRAWN_PART, OPEN_PART = "abgerufen", "bewilligt, noch nicht abgerufen"
PROGRAMME, YEAR = "Programm", "Jahr"
QUOTA, PLANNED, APPROVED, COMMITTED = "Kontingent", "geplant", "bewilligt", "gebunden"
DRAWN, DRAWN_RATE, SPENT = "abgerufen", "Abrufquote", "verausgabt"
LEFT, LAPSING, LAPSED, CARRIED = "noch abrufbar", "verfällt zum Jahresende", "verfallen", "Übertrag"
RULE = "Übertragung"
RULES = {"one_year": "ein Jahr", "none": "keine", "until_end": "bis zum Ende der Laufzeit"}
BARS_NOTE = "Nur Maßnahmen der Schul-IT. Kontingente gelten für alle Zwecke eines Programms und stehen in der Tabelle."


def stands(total: Row) -> str:
    """Say how much of what is approved is drawn, and what lapses next."""
    on = formats.day(total["reference_date"])
    if not total["approved_eur"]:
        return f"Am {on} sind keine Mittel für die Schul-IT bewilligt."
    drawn, approved = formats.millions(total["drawn_eur"]), formats.millions(total["approved_eur"])
    sentence = (
        f"Bis {on} sind **{drawn}** von {approved} abgerufen, die für die Schul-IT bewilligt sind, "
        f"Abrufquote **{formats.percent(total['drawn_rate'])}**."
    )
    if not total["lapsing_eur"]:
        return sentence
    return f"{sentence} Ohne weitere Abrufe verfallen am nächsten 31.12. **{formats.millions(total['lapsing_eur'])}**."


def change(total: Row, earlier: Row | None) -> str:
    """Say how the money drawn moved since the earlier reference date."""
    if earlier is None or earlier["drawn_eur"] is None or total["drawn_eur"] is None:
        return common.NO_COMPARISON
    more = total["drawn_eur"] - earlier["drawn_eur"]
    moved = (
        "unverändert"
        if round(more) == 0
        else f"{formats.millions(abs(more))} {'mehr' if more > 0 else 'weniger'}"
    )
    return f"Am {formats.day(earlier['reference_date'])} waren {formats.millions(earlier['drawn_eur'])} abgerufen: {moved}."


def reading(programmes: list[Row]) -> str:
    """Name what has lapsed and what lapses next, programme by programme."""
    sentences = []
    for column, lead in (("lapsing_eur", "Am Jahresende verfallen"), ("lapsed_eur", "Bisher verfallen sind")):
        rows = sorted((row for row in programmes if row[column]), key=lambda row: -row[column])
        if rows:
            parts = words.listing([f"{formats.millions(row[column])} ({row['programme']})" for row in rows])
            sentences.append(f"{lead} {parts}.")
    return " ".join(sentences) or "Bisher ist nichts verfallen, und am Jahresende droht nichts zu verfallen."


def alt(programmes: list[Row]) -> str:
    """Describe the bars to those who do not see them."""
    parts = [
        f"{row['programme']} {formats.millions(row['drawn_eur'])} von {formats.millions(row['approved_eur'])}"
        for row in programmes
    ]
    return f"Abgerufene von bewilligten Mitteln je Programm: {words.listing(parts)}. {common.ALSO_AS_TABLE}"


def caption(on: date) -> str:
    """Head the table of programmes."""
    return f"Nach Programm, alle Jahre bis {formats.day(on)}"


def years_caption(on: date) -> str:
    """Head the table of years."""
    return f"Nach Programm und Jahr, Stichtag {formats.day(on)}"
