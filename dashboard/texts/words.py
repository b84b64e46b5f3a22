"""Nouns that know their number: "kein Kind", "1 Kind", "2 Kinder", "1.234 Kindern"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard import formats

Case = Literal["nominative", "dative", "accusative"]


@dataclass(frozen=True)
class Noun:
    """A German noun: nominative singular and plural, dative plural, and its gender for "no" and "one"."""

    one: str
    many: str
    of_many: str
    gender: Literal["m", "f", "n"] = "n"


CHILD = Noun("Kind", "Kinder", "Kindern")
PLACE = Noun("Platz", "Plätze", "Plätzen", "m")
SCHOOL = Noun("Schule", "Schulen", "Schulen", "f")
ROOM = Noun("Raum", "Räume", "Räumen", "m")
CLASS_ROOM = Noun("Klassenraum", "Klassenräume", "Klassenräumen", "m")
EQUIPPED_ROOM = Noun("ausgestatteter Raum", "ausgestattete Räume", "ausgestatteten Räumen", "m")
ALL_DAY_PLACE = Noun("Ganztagsplatz", "Ganztagsplätze", "Ganztagsplätzen", "m")
SITE = Noun("Standort", "Standorte", "Standorten", "m")
PUPIL = Noun("Schulkind", "Schülerinnen und Schüler", "Schülerinnen und Schülern")
LEARNER = Noun("Lernender", "Lernende", "Lernenden", "m")
DISTRICT = Noun("Bezirk", "Bezirke", "Bezirken", "m")
BOROUGH = Noun("Stadtbezirk", "Stadtbezirke", "Stadtbezirken", "m")
DELIVERY = Noun("Lieferung", "Lieferungen", "Lieferungen", "f")
FILE = Noun("Datei", "Dateien", "Dateien", "f")
ROW = Noun("Zeile", "Zeilen", "Zeilen", "f")
CHECK = Noun("Prüfung", "Prüfungen", "Prüfungen", "f")
EXPORT = Noun("Export", "Exporte", "Exporten", "m")
STEP = Noun("Ausbauschritt", "Ausbauschritte", "Ausbauschritten", "m")
POINT = Noun("Punkt", "Punkte", "Punkten", "m")
MILESTONE = Noun("Meilenstein", "Meilensteine", "Meilensteinen", "m")
CENTRE = Noun("Kita", "Kitas", "Kitas", "f")
PROVIDER = Noun("Träger", "Träger", "Trägern", "m")
PAIR = Noun("Paar", "Paare", "Paaren")
DECISION = Noun("Entscheidung", "Entscheidungen", "Entscheidungen", "f")
PROJECT = Noun("Vorhaben", "Vorhaben", "Vorhaben")
FUNDED = Noun("Maßnahme", "Maßnahmen", "Maßnahmen", "f")
MEASURE = Noun("Kennzahl", "Kennzahlen", "Kennzahlen", "f")
TABLE = Noun("Tabelle", "Tabellen", "Tabellen", "f")
YEAR = Noun("Jahr", "Jahre", "Jahren")
GROUP = Noun("Gruppe", "Gruppen", "Gruppen", "f")
DAY = Noun("Tag", "Tage", "Tagen", "m")
FINDING = Noun("Befund", "Befunde", "Befunden", "m")

NONE = {
    "nominative": {"m": "kein", "f": "keine", "n": "kein"},
    "accusative": {"m": "keinen", "f": "keine", "n": "kein"},
    "dative": {"m": "keinem", "f": "keiner", "n": "keinem"},
}


def count(value: float | None, noun: Noun, case: Case = "nominative") -> str:
    """Return "kein Kind", "1 Kind", "2 Kinder"; an unknown number is "– Kinder"."""
    if is_none(value):
        return f"{NONE[case][noun.gender]} {noun.one}"
    many = noun.of_many if case == "dative" else noun.many
    return f"{formats.number(value)}{formats.UNBROKEN}{noun.one if is_one(value) else many}"


def of(value: float | None, noun: Noun) -> str:
    """Return the whole a part is of: "von 1 Schule", "von 154 Schulen"."""
    return f"von {formats.number(value)} {noun.one if is_one(value) else noun.of_many}"


def verb(value: float | None, one: str, many: str) -> str:
    """Return the verb's form for a counted subject; "kein Kind" takes the singular."""
    return one if is_one(value) or is_none(value) else many


def difference(value: float, noun: Noun) -> str:
    """Return how a count moved: "3 Plätze mehr", "1 Platz weniger", "unverändert"."""
    if is_none(value):
        return "unverändert"
    return f"{count(abs(value), noun)} {'mehr' if value > 0 else 'weniger'}"


def moved(share: float) -> str:
    """Return how a rate moved: "stieg um 1,2 Prozentpunkte", "sank um …", "blieb gleich"."""
    size = formats.points(share)
    if size.startswith("0,0"):
        return "blieb gleich"
    return f"{'stieg' if share > 0 else 'sank'} um {size}"


def is_one(value: float | None) -> bool:
    """Whether the number as shown is 1."""
    return formats.number(value) == "1"


def is_none(value: float | None) -> bool:
    """Whether the number as shown is 0."""
    return formats.number(value) == "0"


def none_or(value: int, none: str) -> str:
    """Return a count within a sentence, 0 as the word for none in its case: "keinem", "keiner"."""
    return formats.number(value) if value else none


def listing(items: list[str]) -> str:
    """Return "A", "A und B" or "A, B und C"."""
    return " und ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
