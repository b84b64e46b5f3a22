"""Sentences of the tab Pendeln: where the children of an area are cared for."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, words

Row = dict[str, Any]

HEADING = "Wohnen und Kita: wer pendelt wohin"
OUTSIDE = "außerhalb oder unbekannt"
EMPTY = (
    "Zu diesem Stichtag sind für das Kitajahr noch keine Betreuungsverträge geliefert. Sobald sie da sind, steht hier, wo "
    "die Kinder eines Bezirks betreut werden."
)
NOTE = "Zeile: wo die Kinder wohnen; Spalte: wo ihre Kita ist; Zahl: Prozent der Kinder der Zeile. Ohne Kindertagespflege."
HOME, CENTRE, CHILDREN, SHARE = "wohnt in", "Kita in", "Kinder", "Anteil der Wohnenden"


def own(share: float | None, children: int, level: str, on: date, age_group: str) -> str:
    """Say how many are cared for where they live."""
    return (
        f"Von {words.count(children, words.CHILD, 'dative')} {codes.AGED[age_group]} mit Kita besuchen am "
        f"{formats.day(on)} **{formats.percent(share)}** eine Kita im eigenen {level}."
    )


def flows(out: list[Row], into: list[Row], place: str) -> str:
    """Name the strongest ways out of an area and into it."""
    told = []
    if out:
        named = [f"{row['centre_name']} ({formats.number(row['children'])})" for row in out[:3]]
        told.append(
            f"Die meisten, die {place} wohnen und anderswo betreut werden, fahren nach {words.listing(named)}."
        )
    if into:
        named = [f"{row['home_name'] or OUTSIDE} ({formats.number(row['children'])})" for row in into[:3]]
        told.append(f"Die meisten Kinder von anderswo kommen aus {words.listing(named)}.")
    return " ".join(told)


def strongest(rows: list[Row]) -> str:
    """Name the strongest ways between two areas of the city."""
    named = [
        f"{row['home_name'] or OUTSIDE} → {row['centre_name']} ({formats.number(row['children'])})"
        for row in rows
    ]
    return (
        f"Die stärksten Wege: {words.listing(named)}."
        if named
        else "Kein Kind wird in einem anderen Gebiet betreut."
    )


def alt(sentence: str) -> str:
    """Describe the matrix to those who do not see it."""
    plain = sentence.replace("**", "")
    return f"Matrix der Stadtbezirke, Wohnort gegen Ort der Kita, als Anteil der Wohnenden. {plain} Alle Zahlen stehen in der Tabelle."


def caption(level: str, on: date, age_group: str) -> str:
    """Head the table of ways."""
    return f"Kinder {codes.AGED[age_group]} nach Wohnort und Kita, {level}, Verträge am {formats.day(on)}"
