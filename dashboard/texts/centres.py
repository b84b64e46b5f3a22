"""Sentences of the page Kitas & Plätze."""

from __future__ import annotations

from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words

Row = dict[str, Any]

CARD = "Plätze der Kitas"
TARGET = "Jeder genehmigte Platz ist verfügbar, und kein verfügbarer bleibt frei, solange ein Kind wartet."
BARS_HEADING = "Plätze nach Träger"
TAKEN_PART, FREE_PART, PLACES_PART = "belegt", "frei", "verfügbar"
BARS_NOTE = (
    "Ein Klick auf einen Balken wählt den Träger, ebenso das Feld „Träger“. Gezeigt sind höchstens zwölf."
)
TABS = ("Kitas", "Vergabejahr", "Meldung zum 15. März", "Pendeln", "Vorhaben")
TAB_KEY = "ansicht"
NO_YEAR = "Für diese Auswahl sind keine Verträge geliefert."

NAME, PROVIDER, DISTRICT, FORMS = "Kita", "Träger", "Bezirk", "Gruppenformen"
APPROVED, AVAILABLE, TAKEN, OFFERED = "genehmigt", "verfügbar", "belegt", "angeboten"
FREE, OVER, REASONS = "frei", "über Plan", "Grund der Minderung"
SCHOOL, OTHERWISE, MOVING_UP, FREED = "Einschulung", "Vertrag endet", "wechselt in Ü3", "wird frei"
MOVING_IN, ARRIVING = "rückt aus U3 nach", "neu zugesagt"
GROUP_FORM, HOURS, AGE, INCLUSION = "Gruppenform", "Stunden", "Alter am 1.11.", "Inklusion"
CHILDREN, PROMISED = "Kinder", "davon nur zugesagt"
FORM = {"unassigned": "nicht zugeordnet"}


def stands(total: Row, place: str) -> str:
    """Say how many places the centres have, and how many of them are taken and free."""
    year, aged = formats.day_care_year(total["day_care_year"]), codes.AGED[total["age_group"]]
    has = words.verb(total["centres"], "hat", "haben")
    sentence = (
        f"Im Kitajahr {year} {has} {words.count(total['centres'], words.CENTRE)} {place} "
        f"**{words.count(total['available_places'], words.PLACE)}** für Kinder {aged}"
    )
    if total["taken"] is None:
        return f"{sentence}; wie sie belegt sind, ist für dieses Kitajahr noch nicht bekannt."
    return (
        f"{sentence}; am {formats.day(total['reference_date'])} {words.verb(total['taken'], 'ist', 'sind')} "
        f"{formats.number(total['taken'])} belegt und **{formats.number(total['free'])}** frei."
    )


def change(total: Row, earlier: Row) -> str:
    """Say how the places moved since the earlier reference date."""
    if not earlier or earlier["available_places"] is None:
        return common.NO_COMPARISON
    moved = words.difference(total["available_places"] - earlier["available_places"], words.PLACE)
    before = words.count(earlier["available_places"], words.PLACE)
    return f"Am {formats.day(earlier['reference_date'])} waren es {before}: {moved}."


def reading(total: Row) -> str:
    """Say how many approved places cannot be used, and where children sit beyond the places."""
    missing = total["approved_places"] - total["available_places"]
    approved = formats.number(total["approved_places"])
    sentences = [
        f"Von {approved} genehmigten {words.verb(missing, 'ist', 'sind')} {words.count(missing, words.PLACE)} nicht verfügbar."
        if missing
        else "Alle genehmigten Plätze sind verfügbar."
    ]
    if total["over"]:
        sits = words.verb(total["over"], "sitzt", "sitzen")
        sentences.append(
            f"{words.count(total['over'], words.CHILD)} {sits} über der Zahl der verfügbaren Plätze."
        )
    return " ".join(sentences)


def alt(providers: list[Row]) -> str:
    """Describe the bars to those who do not see them."""
    most = providers[0] if providers else None
    peak = (
        f"Die meisten hat {most['provider_name']} ({formats.number(most['available_places'])})."
        if most
        else ""
    )
    return f"Plätze der Kitas je Träger. {peak} Die Zahlen der Kitas stehen in der Tabelle darunter."


def caption(total: Row) -> str:
    """Head the table of centres."""
    year, on = formats.day_care_year(total["day_care_year"]), formats.day(total["reference_date"])
    return f"Kitas: Plätze für Kinder {codes.AGED[total['age_group']]}, Kitajahr {year}, Stichtag {on}"


def year_caption(row: Row) -> str:
    """Head the table of places that fall free."""
    year, on = formats.day_care_year(row["day_care_year"]), formats.day(row["reference_date"])
    return f"Was zum 1. August für das Kitajahr {year} frei wird, {codes.AGED[row['age_group']]}, Verträge vom {on}"


def report_caption(row: Row) -> str:
    """Head the table of 15 March."""
    year, on = formats.day_care_year(row["day_care_year"]), formats.day(row["reference_date"])
    return f"Meldung für das Kitajahr {year}, Kinder {codes.AGED[row['age_group']]}, Verträge und Zusagen vom {on}"
