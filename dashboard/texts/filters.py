"""The filter bar. The keys are what people read in the address, so they are German too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dashboard import formats

REFERENCE_DATE_KEY = "stichtag"
COMPARE_KEY = "vergleich"
DAY_CARE_YEAR_KEY = "kitajahr"
BOROUGH_KEY = "stadtbezirk"
DISTRICT_KEY = "bezirk"
AGE_GROUP_KEY = "alter"
PROVIDER_KEY = "traeger"
SCHOOL_KEY = "schule"
TRACK_KEY = "ausbau"
MEASURE_KEY = "kennzahl"
MAP_KEY = "karte"
BESIDE_KEY = "daneben"
NEED_KEY = "bedarf"

LABELS = {
    REFERENCE_DATE_KEY: "Stichtag",
    COMPARE_KEY: "Vergleich mit",
    DAY_CARE_YEAR_KEY: "Kitajahr",
    BOROUGH_KEY: "Stadtbezirk",
    DISTRICT_KEY: "Bezirk",
    AGE_GROUP_KEY: "Alter",
    PROVIDER_KEY: "Träger",
    SCHOOL_KEY: "Schule",
    TRACK_KEY: "Ausbau",
    MEASURE_KEY: "Kennzahl",
    MAP_KEY: "Karte",
    BESIDE_KEY: "Daneben",
    NEED_KEY: "Bedarf",
}

ALL_BOROUGHS = "alle Stadtbezirke"
ALL_DISTRICTS = "alle Bezirke"
ALL_PROVIDERS = "alle Träger"
ALL_SCHOOLS = "alle Schulen"
ALL_MEASURES = "alle Kennzahlen"
NOTHING_BESIDE = "nichts"
NEED_NOW, NEED_AHEAD = "am Stichtag", "am 1. August"
YEAR_BEFORE = "Jahr davor"
RESET = "Filter zurücksetzen"
ON = "Gefiltert nach"
PLACEHOLDER = "bitte wählen"


def year_beside(day_care_year: int) -> str:
    """Name another day-care year to be shown beside the chosen one."""
    return f"Kitajahr {formats.day_care_year(day_care_year)}"


def date_beside(reference_date: date) -> str:
    """Name another reference date to be shown beside the chosen one."""
    return f"Stichtag {formats.day(reference_date)}"


def school(school_id: str, name: str) -> str:
    """Name a school so that its number and its name are both found: "900123 · Grundschule Am Hafen"."""
    return f"{school_id} · {name}"


def banner(chosen: Mapping[str, str]) -> str:
    """Say which filters are on, as "Gefiltert nach Stichtag 15.03.2026 · Alter unter drei Jahren"."""
    return f"{ON} " + " · ".join(f"{LABELS[key]} **{value}**" for key, value in chosen.items())
