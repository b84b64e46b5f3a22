"""Words of the council's paper."""

from __future__ import annotations

from dashboard.texts import common

TITLE = "Kita-Plätze, unversorgte Kinder und Schul-IT"
PAGE = "Seite"
DEFINITIONS = "Kennzahlen"
DEFINITIONS_CAPTION = "Was die Zahlen bedeuten"
MEASURE, DEFINITION, FORMULA = "Kennzahl", "Bedeutung", "Rechnung"


def front(release_id: str, *, is_synthetic: bool) -> list[str]:
    """Head the paper: where its numbers come from, and whether they are of a real city."""
    lines = [f"{common.CITY}, {common.release(release_id)}"]
    return [*lines, f"{common.SYNTHETIC}: {common.SYNTHETIC_HELP}"] if is_synthetic else lines
