"""The filter bar. The keys are what people read in the address, so they are German too."""

from __future__ import annotations

from collections.abc import Mapping

REFERENCE_DATE_KEY = "stichtag"
COMPARE_KEY = "vergleich"
DAY_CARE_YEAR_KEY = "kitajahr"
BOROUGH_KEY = "stadtbezirk"
DISTRICT_KEY = "bezirk"
AGE_GROUP_KEY = "alter"
PROVIDER_KEY = "traeger"
TRACK_KEY = "ausbau"
MEASURE_KEY = "kennzahl"

LABELS = {
    REFERENCE_DATE_KEY: "Stichtag",
    COMPARE_KEY: "Vergleich mit",
    DAY_CARE_YEAR_KEY: "Kitajahr",
    BOROUGH_KEY: "Stadtbezirk",
    DISTRICT_KEY: "Bezirk",
    AGE_GROUP_KEY: "Alter",
    PROVIDER_KEY: "Träger",
    TRACK_KEY: "Ausbau",
    MEASURE_KEY: "Kennzahl",
}

ALL_BOROUGHS = "alle Stadtbezirke"
ALL_DISTRICTS = "alle Bezirke"
ALL_PROVIDERS = "alle Träger"
ALL_MEASURES = "alle Kennzahlen"
YEAR_BEFORE = "Jahr davor"
RESET = "Filter zurücksetzen"
ON = "Gefiltert nach"
PLACEHOLDER = "bitte wählen"


def banner(chosen: Mapping[str, str]) -> str:
    """Say which filters are on, as "Gefiltert nach Stichtag 15.03.2026 · Alter unter drei Jahren"."""
    return f"{ON} " + " · ".join(f"{LABELS[key]} **{value}**" for key, value in chosen.items())
