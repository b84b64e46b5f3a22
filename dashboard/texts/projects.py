"""Sentences of the tab Vorhaben: planned and actual opening, and what is late."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import words

Row = dict[str, Any]

HEADING = "Vorhaben der Ausbauplanung: geplant und erreicht"
EMPTY = "Für diese Auswahl ist kein Vorhaben der Ausbauplanung geliefert."
LABELS = ("geplant", "in Betrieb", "noch nicht in Betrieb, am Stichtag")
NOTE = "Gezeigt sind die höchstens fünfzehn Vorhaben mit dem größten Verzug; die Tabelle nennt alle."
PROJECT, NUMBER, KIND, PROVIDER, DISTRICT, STATE = "Vorhaben", "Nummer", "Art", "Träger", "Bezirk", "Stand"
PLANNED, OPENED, DELAY, GROUPS_ONE, GROUPS_TWO, GROUPS_THREE = (
    "Eröffnung geplant", "eröffnet", "Verzug (Tage)", "Gr. I", "Gr. II", "Gr. III",
)  # fmt: skip
UNDER_THREE, THREE_TO_SCHOOL, PAPER = "Plätze U3", "Plätze Ü3", "Drucksache"


def reads(projects: list[Row], median_days: float | None, on: date) -> str:
    """Say how many are open, how many of them opened late, by how much, and what is overdue."""
    opened = [row for row in projects if row["state"] == "opened"]
    late = [row for row in opened if (row["delay_days"] or 0) > 0]
    overdue = [row for row in projects if row["is_overdue"]]
    first = (
        f"Am {formats.day(on)} {words.verb(len(projects), 'ist', 'sind')} {words.count(len(projects), words.PROJECT)} "
        f"bekannt, {formats.number(len(opened))} davon in Betrieb"
    )
    behind = f", **{formats.number(len(late))}** später als geplant" if opened else ""
    median = (
        f" (Median aller Eröffnungen: {formats.number(median_days)} Tage)" if median_days is not None else ""
    )
    still = f"; **{formats.number(len(overdue))}** {words.verb(len(overdue), 'ist', 'sind')} überfällig."
    return first + behind + median + still


def alt(sentence: str) -> str:
    """Describe the figure to those who do not see it."""
    return f"Je Vorhaben geplante und erfolgte Eröffnung, durch eine Linie verbunden. {sentence.replace('**', '')}"


def caption(on: date) -> str:
    """Head the table of projects."""
    return f"Vorhaben der Ausbauplanung, Stand {formats.day(on)}"
