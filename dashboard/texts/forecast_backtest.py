"""Sentences of the tab that says how far the forecast can be trusted."""

from __future__ import annotations

from typing import Any

from dashboard import formats
from dashboard.texts import codes, words

Row = dict[str, Any]

LEVEL, HORIZON, CELLS = "Ebene", "Jahre voraus", "Fälle"
MEDIAN, P90, BIAS, COVERAGE = "Fehler (Median)", "Fehler (90 %)", "Verzerrung", "im Intervall"
LAST_YEAR, MOVES_UP = "wie gezählt", "Jahrgang rückt auf"
LEVELS = codes.LEVEL | {"planning_area": "Planungsgebiet"}
HEADING = "Wie weit lagen frühere Prognosen daneben?"
EMPTY = (
    "Frühere Prognosen lassen sich erst prüfen, wenn Einwohnerzahlen mehrerer Jahre geliefert sind: Gebraucht werden "
    "mindestens zwei Zählungen im Abstand von einem, drei oder fünf Jahren."
)
NOTE = (
    "Fehler = (Prognose − Zählung) ÷ Zählung, je Gebiet und Jahr. Jede Prognose kannte nur, was bis zum Tag ihrer Zählung "
    "geliefert war. Daneben stehen zwei Prognosen, die jeder machen kann: so viele Kinder wie bei der letzten Zählung, und "
    "die Jahrgänge rücken nur auf, mit Geburten wie im letzten Jahr. Zum Vergleich: Englands Schulbehörden melden für "
    "Grundschulkinder im Mittel 1,2 % nach einem und 1,9 % nach drei Jahren."
)
SMALL = 0.05  # an error beyond which a single area should not decide


def headline(rows: list[Row], age_group: str) -> str:
    """Say how far the city's forecasts were off one and three years ahead."""
    city = {row["horizon"]: row for row in rows if row["level"] == "city"}
    told = [
        f"{formats.percent(city[ahead]['median_abs_error'])} nach {words.count(ahead, words.YEAR, 'dative')}"
        for ahead in sorted(city)
        if city[ahead]["median_abs_error"] is not None
    ]
    return f"Für {codes.CHILDREN_OF[age_group]} lag die Prognose der Stadt im Mittel um {words.listing(told)} daneben."


def trust(rows: list[Row]) -> str:
    """Say where the forecast can be trusted, and where not."""
    steady = [row for row in rows if row["median_abs_error"] is not None]
    good = [
        _where(row) for row in steady if row["median_abs_error"] < SMALL and row["level"] != "planning_area"
    ]
    weak = [
        _where(row) for row in steady if row["median_abs_error"] >= SMALL and row["level"] != "planning_area"
    ]
    sentences = []
    if good:
        sentences.append(f"**Verlässlich** (im Mittel unter 5 % Fehler): {words.listing(good)}.")
    if weak:
        sentences.append(
            f"**Vorsicht** (im Mittel 5 % und mehr): {words.listing(weak)}. Einzelne Bezirke sind klein; für sie zählt das "
            "Intervall mehr als der Erwartungswert, und entschieden wird besser über Stadtbezirke."
        )
    return " ".join(sentences)


def against_naive(rows: list[Row]) -> str:
    """Say where the forecast was better than the two that anybody can make, and where it was not."""
    known = [row for row in rows if row["level"] != "planning_area" and row["as_last_year"] is not None]
    ahead = [
        row for row in known if row["median_abs_error"] < min(row["as_last_year"], row["cohort_moves_up"])
    ]
    behind = [_where(row) for row in known if row not in ahead]
    if not behind:
        return "In allen Fällen war sie besser als beide einfachen Prognosen."
    return (
        f"In {formats.number(len(ahead))} von {formats.number(len(known))} Fällen war sie besser als beide einfachen "
        f"Prognosen; nicht besser: {words.listing(behind)}."
    )


def _where(row: Row) -> str:
    return f"{LEVELS[row['level']]} nach {words.count(row['horizon'], words.YEAR, 'dative')}"


def caption(row: Row, age_group: str) -> str:
    """Head the table with its years."""
    first, last = formats.day(row["first_origin"]), formats.day(row["last_origin"])
    return f"Fehler früherer Prognosen: {codes.CHILDREN_OF[age_group]}, Zählungen vom {first} bis {last}"
