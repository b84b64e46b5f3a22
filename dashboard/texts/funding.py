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
TAB_KEY = "ansicht"
OVERVIEW_TAB, YEARS_TAB, PARTS_TAB = "Überblick", "Jahre und Übertrag", "Wofür"
PROGRESS_TAB, RECONCILIATION_TAB = "Geld und Fortschritt", "Abgleich"
BARS_HEADING = "Bewilligte Mittel nach Programm"
PROGRAMMES_CAPTION = "Woher das Geld kommt und wie lange"
PURPOSE, FINANCED_BY, WINDOW, SOURCE = "bezahlt", "Geld von", "Laufzeit", "Quelle"
DRAWN_PART, OPEN_PART = "abgerufen", "bewilligt, noch nicht abgerufen"
PROGRAMME, YEAR = "Programm", "Jahr"
QUOTA, PLANNED, APPROVED, COMMITTED = "Kontingent", "geplant", "bewilligt", "gebunden"
DRAWN, DRAWN_RATE, SPENT = "abgerufen", "Abrufquote", "verausgabt"
LEFT, LAPSING, LAPSE_DATE, LAPSED = "noch abrufbar", "verfällt als Nächstes", "verfällt am", "verfallen"
RULE = "Übertragung"
RULES = {"one_year": "ein Jahr", "none": "keine", "until_end": "bis zum Ende der Laufzeit"}
BARS_NOTE = (
    "Nur Maßnahmen der Schul-IT. Kontingente, Reste und Verfall gelten für alle Zwecke eines Programms; sie stehen in "
    "der Tabelle."
)
CITY_ONLY = "Programme gelten für die ganze Stadt: Der gewählte Stadtbezirk wirkt nur unter „Wofür“."


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
        return f"{sentence} Nach den bekannten Fristen verfällt als Nächstes nichts."
    return (
        f"{sentence} Ohne weitere Abrufe verfallen am **{formats.day(total['next_lapse_on'])}** "
        f"**{formats.millions(total['lapsing_eur'])}**."
    )


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
    """Name what lapses next, with its date, and what has lapsed, programme by programme."""
    next_up = sorted((row for row in programmes if row["lapsing_eur"]), key=lambda row: row["next_lapse_on"])
    lapsed = sorted((row for row in programmes if row["lapsed_eur"]), key=lambda row: -row["lapsed_eur"])
    sentences = []
    if next_up:
        parts = [
            f"{formats.millions(row['lapsing_eur'])} ({row['programme']}, am {formats.day(row['next_lapse_on'])})"
            for row in next_up
        ]
        sentences.append(f"Ohne weitere Abrufe verfallen als Nächstes {words.listing(parts)}.")
    if lapsed:
        parts = [f"{formats.millions(row['lapsed_eur'])} ({row['programme']})" for row in lapsed]
        sentences.append(f"Bisher verfallen sind {words.listing(parts)}.")
    sentences += [no_budget(row["programme"]) for row in programmes if row["quota_eur"] is None]
    return " ".join(sentences) or "Bisher ist nichts verfallen, und als Nächstes droht nichts zu verfallen."


def no_budget(programme: str) -> str:
    """Say that a programme's money is known of from its measures alone."""
    return f"Für {programme} ist kein Haushalt geliefert; Kontingent, Rest und Verfall sind unbekannt."


def window(row: Row) -> str | None:
    """Return from when to when a programme runs, if that is known."""
    if row["window_start"] is None:
        return None
    return (
        f"{row['window_start']} bis {row['window_end']}"
        if row["window_end"]
        else f"seit {row['window_start']}"
    )


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
