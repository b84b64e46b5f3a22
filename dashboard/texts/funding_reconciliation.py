"""Whether the measures' draws fit into what the delivered budget says all purposes have drawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import common, words
from dashboard.texts import funding as page

Row = dict[str, Any]

HEADING = "Passen die Maßnahmen zum Haushalt?"
HOW = (
    "Die Kämmerei liefert, was ein Programm für alle Zwecke abgerufen hat; die Maßnahmen des Systemhauses sind ein Teil "
    "davon. Was übrig bleibt, ging an andere Zwecke, etwa Sporthallen. Haben die Maßnahmen mehr abgerufen als alle Zwecke "
    "zusammen, ist der Überschuss **nicht gedeckt**: Dann fehlt eine Lieferung, oder eine Zahl ist falsch."
)
ALL_FIT = "Alle Abrufe der Maßnahmen sind durch den gelieferten Haushalt gedeckt."
PROGRAMME, YEAR = page.PROGRAMME, page.YEAR
ALL_PURPOSES, SCHOOL_IT = "abgerufen (alle Zwecke)", "davon Schul-IT"
OTHER, UNEXPLAINED = "andere Zwecke", "nicht gedeckt"
PARTS = {"covered_eur": "Schul-IT", "other_purposes_eur": OTHER, "unexplained_eur": "Schul-IT, nicht gedeckt"}


def reading(programmes: list[Row]) -> str:
    """Say how much of the shared money goes to the schools' IT, and by how much it does not fit."""
    shared = [row for row in programmes if row["all_purposes_drawn_eur"]]
    said = [_shares(row) for row in shared if row["other_purposes_eur"] >= row["all_purposes_drawn_eur"] / 2]
    wrong = [row for row in programmes if row["unexplained_eur"]]
    if not wrong:
        return " ".join([*said, ALL_FIT])
    parts = [f"{formats.euros(row['unexplained_eur'])} ({row['programme']})" for row in wrong]
    return " ".join([*said, f"Nicht gedeckt sind **{words.listing(parts)}**."])


def _shares(row: Row) -> str:
    whole, other = row["all_purposes_drawn_eur"], row["other_purposes_eur"]
    return (
        f"Von {formats.millions(whole)} aus {row['programme']} gehen {formats.millions(whole - other)} "
        f"({formats.percent(1 - other / whole)}) an die Schul-IT und {formats.millions(other)} an andere Zwecke."
    )


def alt(programmes: list[Row]) -> str:
    """Describe the bars to those who do not see them."""
    parts = [
        f"{row['programme']} Schul-IT {formats.millions(row['measures_drawn_eur'])}, "
        f"andere Zwecke {formats.millions(row['other_purposes_eur'])}"
        for row in programmes
    ]
    return f"Abrufe nach Zweck: {'; '.join(parts)}. {common.ALSO_AS_TABLE}"


def caption(on: date) -> str:
    """Head the table of programmes."""
    return f"Abgleich nach Programm, alle Jahre bis {formats.day(on)}"


def years_caption(on: date) -> str:
    """Head the table of years."""
    return f"Abgleich nach Programm und Jahr, Stichtag {formats.day(on)}; nicht Gedecktes zuerst"
