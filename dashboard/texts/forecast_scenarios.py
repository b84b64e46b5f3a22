"""Sentences of the tab Szenarien: the levers, what they change, and how a scenario is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, words

Row = dict[str, Any]

DRAFT = "Entwurf"
BASELINE = "wie geplant"
LEVERS_HEADING = "Was wäre, wenn …"
RESULT_HEADING = "Was sich ändert"
PARTS_HEADING = "Was jeder Hebel beiträgt"
DISTRICTS_HEADING = "Nach Bezirk"
KEEP_HEADING = "Entwurf aufbewahren"
NOTE = (
    "Ein Szenario ist ein Entwurf: Es rechnet mit den Zahlen der Prognose und ändert an ihnen nur, was die Hebel sagen. "
    "Veröffentlicht wird es nicht."
)
NO_BASELINE = (
    "Für Szenarien fehlt die Prognose der Bezirke. Sie entsteht mit der nächsten Aktualisierung, sobald Einwohnerzahlen "
    "und Plätze geliefert sind."
)
NO_LEVER = "Noch ist kein Hebel bewegt: Gezeigt ist, was ohne Änderung zu erwarten ist."
OTHER_DISTRICTS = "Der Entwurf ändert hier in keinem Bezirk den Fehlbedarf."

# The levers; their keys stand in the address.
FROM_KEY, BIRTHS_KEY, TARGET_KEY, MINDING_KEY = "hebel_ab", "geburten", "zielquote", "tagespflege"
HOUSING_KEY, HOUSING_LATE_KEY, PROJECTS_KEY, BUFFER_KEY = (
    "wohnungsbau",
    "wohnungsbau_spaeter",
    "vorhaben",
    "reserve",
)
GROUPS_DISTRICT_KEY, GROUPS_FORM_KEY, GROUPS_KEY = "gruppen_bezirk", "gruppenform", "gruppen"
GROUPS_FROM_KEY, GROUPS_LATE_KEY = "gruppen_ab", "gruppen_spaeter"
CLOSED_KEY, CLOSED_FROM_KEY = "schliessung", "schliessung_ab"
SHOWN_KEY = "szenarien"
LABELS = {
    FROM_KEY: "Hebel gelten ab Kitajahr",
    BIRTHS_KEY: "Geburten (± %)",
    TARGET_KEY: "Zielquote U3 (%)",
    MINDING_KEY: "Anteil Kindertagespflege am Bedarf U3 (%)",
    HOUSING_KEY: "Geplanter Wohnungsbau (%)",
    HOUSING_LATE_KEY: "Wohnungsbau später um Jahre",
    PROJECTS_KEY: "Geplante Ausbauten",
    BUFFER_KEY: "Pufferplätze (% des Bedarfs)",
    GROUPS_DISTRICT_KEY: "Neue Gruppen im Bezirk",
    GROUPS_FORM_KEY: "Gruppenform",
    GROUPS_KEY: "Anzahl Gruppen",
    GROUPS_FROM_KEY: "Eröffnung im Kitajahr",
    GROUPS_LATE_KEY: "Eröffnung später um Jahre",
    CLOSED_KEY: "Kita schließt",
    CLOSED_FROM_KEY: "Schließung ab Kitajahr",
    SHOWN_KEY: "Daneben zeigen (höchstens drei)",
}
HELP = {
    TARGET_KEY: "Leer: wie beschlossen. Die Quote gilt für alle drei Altersjahre zusammen.",
    MINDING_KEY: "Leer: Plätze der Kindertagespflege wie gemeldet. Der Rat nennt 30 %.",
    HOUSING_KEY: "100 % ist wie geplant, 0 % ohne die geplanten Wohnungen.",
    BUFFER_KEY: "Plätze, die über den Bedarf hinaus frei bleiben sollen.",
}
GENERAL, BUILDING, CLOSING = "Kinder und Ziele", "Neue Gruppen", "Schließung"
ON_TIME, ONE_LATE, TWO_LATE, DROPPED = (
    "wie geplant",
    "alle 1 Jahr später",
    "alle 2 Jahre später",
    "keiner kommt",
)
FORMS = {"I": "I (2 Jahre bis Schule)", "II": "II (unter 3 Jahren)", "III": "III (ab 3 Jahren)"}
NOBODY = "keine"
NAME, AUTHOR, DATE, REMARK, KEEP = "Name", "Verfasst von", "Datum", "Notiz", "Aufbewahren"
REPLACE = "Vorhandenes Szenario dieses Namens ersetzen"

SCENARIO, YEAR, CHILDREN, DEMAND, LOW, HIGH, PLACES = (
    "Szenario", "Kitajahr", "Kinder", "Bedarf", "Bedarf von", "bis (80 %)", "Plätze",
)  # fmt: skip
SHORTAGE, SHORT_LOW, SURPLUS, BALANCE, MORE = (
    "Fehlbedarf",
    "Fehlbedarf von",
    "Überhang",
    "Saldo",
    "± zum Plan",
)
LEVER, DISTRICT, BEFORE, AFTER, CHANGE = "Hebel", "Bezirk", "wie geplant", "im Szenario", "±"
LEVER_NAMES = {
    "births": "Geburten",
    "housing": "Geplanter Wohnungsbau",
    "extra_dwellings": "Zusätzliche Wohnungen",
    "target_rate": "Zielquote",
    "minding_share": "Anteil Kindertagespflege",
    "project": "Geplante Ausbauten",
    "extra_groups": "Neue Gruppen",
    "closure": "Schließung",
    "buffer": "Pufferplätze",
}
CHART_LABELS = ("Bedarf", "Plätze", "Bedarf, 80 %")


def starts_from(on: date) -> str:
    """Say which reference date the scenarios start from."""
    return f"Szenarien rechnen vom Stichtag {formats.day(on)} aus, dem jüngsten."


def reads(name: str, before: Row, after: Row, place: str) -> str:
    """Say what a scenario does to the shortage of the last year."""
    year, more = formats.day_care_year(after["day_care_year"]), _difference(after, before)
    if more is None:
        return f"„{name}“: Für {year} ist der Fehlbedarf nicht bekannt."
    if words.is_none(abs(more)):
        return f"„{name}“ ändert {place} am Fehlbedarf des Kitajahrs {year} nichts."
    moved = "senkt" if more < 0 else "erhöht"
    return (
        f"„{name}“ {moved} den Fehlbedarf {place} im Kitajahr {year} von {formats.number(before['shortage'])} auf "
        f"**{words.count(after['shortage'], words.PLACE)}** ({formats.signed(more)}), "
        f"{codes.CHILDREN_OF[after['age_group']]}."
    )


def _difference(after: Row, before: Row) -> float | None:
    if None in (after["shortage"], before["shortage"]):
        return None
    return float(after["shortage"] - before["shortage"])


def alt(sentences: list[str]) -> str:
    """Describe the chart to those who do not see it."""
    told = " ".join(sentences).replace("**", "")
    return f"Bedarf mit 80-%-Band und Plätze je Kitajahr, wie geplant und in den Szenarien. {told} Alle Zahlen stehen in der Tabelle."


def caption(age_group: str, place: str, on: date) -> str:
    """Head the table of results; whatever leaves the page says that it is a draft."""
    return f"{DRAFT}: Szenarien {place}, {codes.CHILDREN_OF[age_group]}, Stichtag {formats.day(on)}"


def parts_caption(name: str, year: int) -> str:
    """Head the table of contributions."""
    return f"{DRAFT}: Beiträge der Hebel in „{name}“, Kitajahr {formats.day_care_year(year)}, nacheinander angewandt"


def districts_caption(name: str, year: int) -> str:
    """Head the table of districts."""
    return f"{DRAFT}: Fehlbedarf je Bezirk, „{name}“, Kitajahr {formats.day_care_year(year)}"


def refused(name: str, sentences: list[str]) -> str:
    """Say why a scenario cannot be computed."""
    return f"„{name}“ lässt sich nicht rechnen. {' '.join(sentences)}"


def broken(sentences: tuple[str, ...]) -> str:
    """Say what is wrong with a scenario's file, which was left alone."""
    return f"{' '.join(sentences)} Die Datei wurde nicht verändert."


def kept(name: str, file: str) -> str:
    """Say that a scenario was saved, and where."""
    return f"„{name}“ ist aufbewahrt ({file})."
