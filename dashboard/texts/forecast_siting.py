"""Sentences of the tab that proposes where to build."""

from __future__ import annotations

from typing import Any

from dashboard import formats
from dashboard.texts import words

Row = dict[str, Any]

HEADING = "Wo helfen weitere Gruppen am meisten?"
NOTE = (
    "Gerechnet wird ein ganzzahliges Programm über alle Bezirke: Es lässt so wenige Plätze fehlen wie möglich, nimmt "
    "dafür die kleinste Zahl an Gruppen und baut bei Gleichstand dort, wo am meisten fehlt. Geplante Ausbauten sind "
    "eingerechnet und zählen zur Höchstzahl eines Bezirks. Ob es ein Grundstück gibt, weiß es nicht."
)
YEAR_KEY, ONE_KEY, TWO_KEY, THREE_KEY, MOST_KEY = (
    "bau_jahr",
    "gruppen_i",
    "gruppen_ii",
    "gruppen_iii",
    "hoechstens",
)
LABELS = {
    YEAR_KEY: "Fehlbedarf im Kitajahr",
    ONE_KEY: "Gruppen Form I",
    TWO_KEY: "Gruppen Form II",
    THREE_KEY: "Gruppen Form III",
    MOST_KEY: "Höchstens je Bezirk",
}
NOTHING = "Bitte mindestens eine Gruppe angeben."
NO_SHORTAGE = (
    "In diesem Kitajahr fehlen nirgends Plätze, die diese Gruppen bringen; vorgeschlagen wird keine."
)
DISTRICT, FORM, GROUPS = "Bezirk", "Gruppenform", "Gruppen"
AGE, BEFORE, NEW, AFTER = "Alter", "Fehlbedarf vorher", "neue Plätze", "Fehlbedarf danach"
AGES = {"under_three": "U3", "three_to_school": "Ü3"}


def reads(before: float, left: float, groups: int, year: int) -> str:
    """Say what the proposed groups change."""
    return (
        f"Mit {words.count(groups, words.GROUP, 'dative')} sinkt der Fehlbedarf beider Altersgruppen im Kitajahr "
        f"{formats.day_care_year(year)} von {formats.number(before)} auf **{words.count(left, words.PLACE)}**, "
        f"die dann noch {words.verb(left, 'fehlt', 'fehlen')}."
    )


def caption(year: int) -> str:
    """Head the table of proposed groups."""
    return f"Entwurf: vorgeschlagene Gruppen, Kitajahr {formats.day_care_year(year)}"


def effect_caption(year: int) -> str:
    """Head the table of what they change."""
    return f"Entwurf: Fehlbedarf vorher und danach, Kitajahr {formats.day_care_year(year)}"
