"""The filter bar. The keys are what people read in the address, so they are German too."""

from __future__ import annotations

from collections.abc import Mapping

REFERENCE_DATE_KEY = "stichtag"
DAY_CARE_YEAR_KEY = "kitajahr"
BOROUGH_KEY = "stadtbezirk"
DISTRICT_KEY = "bezirk"
AGE_GROUP_KEY = "alter"
TRACK_KEY = "ausbau"

LABELS = {
    REFERENCE_DATE_KEY: "Stichtag",
    DAY_CARE_YEAR_KEY: "Kitajahr",
    BOROUGH_KEY: "Stadtbezirk",
    DISTRICT_KEY: "Bezirk",
    AGE_GROUP_KEY: "Alter",
    TRACK_KEY: "Ausbau",
}

ALL_BOROUGHS = "alle Stadtbezirke"
ALL_DISTRICTS = "alle Bezirke"
RESET = "Filter zurücksetzen"
ON = "Gefiltert nach"
PLACEHOLDER = "bitte wählen"


def banner(chosen: Mapping[str, str]) -> str:
    """Say which filters are on, as "Gefiltert nach Stichtag 15.03.2026 · Alter unter drei Jahren"."""
    return f"{ON} " + " · ".join(f"{LABELS[key]} **{value}**" for key, value in chosen.items())
