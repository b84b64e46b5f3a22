"""Sentences of the tab Kita online: who takes part in the portal, and what the planning does not see."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import common, words

Row = dict[str, Any]

HEADING, PROVIDERS_HEADING = "Beteiligung Monat für Monat", "Was für vollständige Bedarfszahlen fehlt"
CENTRES_HEADING, ONLINE_HEADING = "Kitas außerhalb des Portals", "Anmeldungen nach Träger"
LINES = {
    "centre_share": "Kitas im Portal",
    "provider_share": "Träger im Portal",
    "online_share": "Anmeldungen online",
}
PARTIAL_LINE = "Anmeldungen online, Monat unvollständig"
MONTH, PROVIDERS, PROVIDERS_ON, CENTRES, CENTRES_ON, SHARE = (
    "Monat",
    "Träger",
    "davon im Portal",
    "Kitas",
    "davon im Portal",
    "Anteil der Kitas",
)
REGISTRATIONS, ONLINE, ELSEWHERE, ONLINE_SHARE, PARTIAL = (
    "Anmeldungen",
    "online",
    "auf anderem Weg",
    "Anteil online",
    "unvollständig",
)
PROVIDER, MISSING, PLACES, PLACES_MISSING, PLACES_SHARE = (
    "Träger",
    "Kitas nicht im Portal",
    "genehmigte Plätze",
    "davon nicht im Portal",
    "Plätze im Portal",
)
CENTRE, DISTRICT, SINCE = "Kita", "Bezirk", "im Portal ab"
NO_MONTHS = "Zur Beteiligung am Portal liegt bis zu diesem Stichtag kein Verzeichnis der Kitas vor."
NO_PLACES = "Zu diesem Stichtag liegen keine Plätze vor; wie viele das Portal abdeckt, ist nicht bekannt."
RULE = (
    "Nur Kitas: Das Verzeichnis der Kindertagespflege nennt nicht, wer im Portal ist. Gezählt sind die genehmigten Plätze "
    "beider Altersgruppen im laufenden Kitajahr."
)
NOT_BEFORE = (
    "Wege der Anmeldungen sind aus keiner Lieferung bekannt; die Linie der Anmeldungen fehlt deshalb."
)
ESTIMATED = (
    "Monate vor dem ersten Verzeichnis der Kitas sind aus diesem gelesen; seither geschlossene fehlen dort."
)


def covered(total: Row, rows: list[Row]) -> str:
    """Say for which share of places the planning sees all registrations, and whose are missing."""
    on, places = formats.day(total["reference_date"]), total["approved_places"]
    seen = (
        f"Für **{formats.percent(total['share_of_places'])}** der Plätze in Kitas "
        f"({formats.number(total['places_on_portal'])} von {formats.number(places)}) sieht die Bedarfsplanung am {on} "
        f"alle Anmeldungen"
    )
    absent = [row for row in rows if row["centres_missing"] and not row["is_total"]]
    if not absent:
        return f"{seen}; es fehlt keine Kita."
    named = [f"{row['provider_name']} ({words.count(row['places_missing'], words.PLACE)})" for row in absent]
    most = f"am meisten {named[0]}" if len(absent) > 1 else named[0]
    return (
        f"{seen}; es {words.verb(total['centres_missing'], 'fehlt', 'fehlen')} "
        f"{words.count(total['centres_missing'], words.CENTRE)} von "
        f"{words.count(len(absent), words.PROVIDER, 'dative')} mit "
        f"{words.count(total['places_missing'], words.PLACE, 'dative')}, {most}."
    )


def development(months: list[Row]) -> str:
    """Say how participation grew from the first month to the last, and how many registrations came online."""
    known = [row for row in months if row["centres"]]
    if not known:
        return NO_MONTHS
    first, last = known[0], known[-1]
    sentence = (
        f"Ende {formats.month(last['month'])} vergeben {formats.number(last['centres_on_portal'])} "
        f"{words.of(last['centres'], words.CENTRE)} ({formats.percent(last['centre_share'])}) und "
        f"{formats.number(last['providers_on_portal'])} {words.of(last['providers'], words.PROVIDER)} über das Portal; "
        f"Ende {formats.month(first['month'])} {words.verb(first['centres_on_portal'], 'war', 'waren')} es "
        f"{words.count(first['centres_on_portal'], words.CENTRE)}."
    )
    return f"{sentence} {online(months)}".strip()


def online(months: list[Row]) -> str:
    """Say how many registrations of the last complete month came through the portal."""
    whole = [row for row in months if row["registrations"] is not None and not row["is_partial"]]
    if not whole or whole[-1]["online_share"] is None:
        return ""
    last = whole[-1]
    return (
        f"Von {formats.number(last['registrations'])} Anmeldungen im Monat {formats.month(last['month'])} kamen "
        f"{formats.number(last['online'])} online ({formats.percent(last['online_share'])})."
    )


def known_from(months: list[Row]) -> str:
    """Say which months the deliveries of registrations cover, and what is known of those before."""
    whole = [row["month"] for row in months if row["is_partial"] is False]
    if not any(row["is_partial"] is not None for row in months):
        return NOT_BEFORE
    if not whole:
        return "Von keinem Monat sind alle Anmeldungen geliefert."
    return (
        f"Anmeldungen sind von {formats.month(min(whole))} bis {formats.month(max(whole))} ganz geliefert. Von anderen Monaten "
        f"steht nur fest, was bei einer Lieferung noch geführt wurde; davor ist der Weg nicht bekannt."
    )


def alt(sentence: str) -> str:
    """Describe the lines to those who do not see them."""
    return (
        f"Anteile je Monat: Kitas und Träger im Portal, Anmeldungen online. {sentence} {common.ALSO_AS_TABLE}"
    )


def months_caption() -> str:
    """Head the table of months."""
    return "Beteiligung am Portal und Anmeldungen je Monat, der letzte zuerst"


def coverage_caption(on: date) -> str:
    """Head the table of providers."""
    return f"Plätze innerhalb und außerhalb des Portals am {formats.day(on)}, nach Träger"


def centres_caption(on: date) -> str:
    """Head the table of centres that are missing."""
    return f"Kitas, die am {formats.day(on)} nicht im Portal sind"


def online_caption(rows: list[Row]) -> str:
    """Head the table of registrations by provider."""
    first, last = min(row["first_month"] for row in rows), max(row["last_month"] for row in rows)
    return f"Anmeldungen nach Weg und Träger, {formats.month(first)} bis {formats.month(last)}"
