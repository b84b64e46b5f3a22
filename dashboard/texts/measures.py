"""Sentences of the page Kennzahlen."""

from __future__ import annotations

from datetime import date

from dashboard import formats
from dashboard.texts import words

TARGET = "Jede Zahl auf jeder Seite führt zu genau einem Eintrag."
CHANGE = "Definitionen ändern sich nur mit einer neuen Fassung; seit wann eine gilt, steht dabei."
NAME, DEFINITION, FORMULA, UNIT = "Kennzahl", "Was sie zählt", "Wie sie gerechnet wird", "Einheit"
DIRECTION, TABLES, OWNER, SINCE, LIMITS = (
    "Besser ist",
    "Tabellen",
    "Verantwortlich",
    "Seit Fassung",
    "Was sie nicht sagt",
)
TABLE, DESCRIPTION, FIRST, LAST = "Tabelle", "Was darin steht", "erster Stichtag", "letzter Stichtag"
CAPTION = "Alle Kennzahlen"
TABLES_CAPTION = "Tabellen, in denen die Zahl steht"
ELSEWHERE = "Diese Ansicht hält keine der Tabellen, in denen die Zahl steht; ihre Definition gilt trotzdem."
UNITS = {
    "pairs": "Paare",
    "children": "Kinder", "groups": "Gruppen", "places": "Plätze", "share": "Anteil in Prozent", "ratio": "Verhältnis", "eur": "Euro",
    "mbit_s": "Mbit/s", "units": "Räume oder Geräte", "per_pupil": "je Kopf", "days": "Tage", "hours": "Stunden je Woche", "registrations": "Anmeldungen",
    "schools": "Schulen", "milestones": "Meilensteine", "rows": "Zeilen", "checks": "Prüfungen", "programmes": "Programme",
    "findings": "Befunde", "number": "Nummer", "measures": "Kennzahlen", "km": "Kilometer",
    "points": "Punkte", "open_points": "offene Punkte", "steps": "Ausbauschritte", "pupils": "Schülerinnen und Schüler",
    "class_rooms": "Klassen oder Räume", "cases": "Fälle", "set": "wie bei der Regel angegeben",
}  # fmt: skip
DIRECTIONS = {"higher_is_better": "mehr", "lower_is_better": "weniger", "neutral": "weder noch"}


def stands(measures: int, tables: int) -> str:
    """Say how many measures there are, and in how many tables of this view they stand."""
    are = words.verb(measures, "ist", "sind")
    return (
        f"Hier {are} **{words.count(measures, words.MEASURE)}** erklärt; diese Ansicht hält "
        f"{words.count(tables, words.TABLE, 'accusative')}, in denen sie stehen."
    )


def dates(first: date | None, last: date | None) -> str:
    """Say for which reference dates a table holds numbers."""
    if first is None or last is None:
        return "ohne Stichtag"
    return formats.day(last) if first == last else f"{formats.day(first)} bis {formats.day(last)}"
