"""Sentences of the page Prognose & Szenarien."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words

Row = dict[str, Any]

CARD = "Vorausschau"
AGES_HEADING = "Kinder nach Altersjahr"
REGIONS_HEADING = "Das nächste Kitajahr nach Stadtbezirk"
PROJECTS_HEADING = "Geplante Ausbauten"
PROJECTS_NOTE = (
    "Diese Plätze sind in der Vorausschau nicht enthalten; sie zählen, sobald sie als Plätze geliefert sind."
)
NO_PROJECTS = "Für diese Auswahl ist kein Vorhaben der Ausbauplanung offen."
BASIS = (
    "Vorausgeschaut wird ein Jahr: Kinder, die noch nicht geboren sind, zählen wie im Jahr davor, noch nicht "
    "beschiedene Plätze wie im laufenden. Für spätere Jahre gibt es noch keine Prognose."
)
NAME, CHILDREN, DEMAND, PLACES, SHORTAGE, BALANCE = (
    "Gebiet",
    "Kinder",
    "Bedarf",
    "Plätze",
    "Fehlbedarf",
    "Saldo",
)
PROJECT, KIND, DISTRICT, STATE, OPENING = "Vorhaben", "Art", "Bezirk", "Stand", "Inbetriebnahme geplant"
UNDER_THREE, THREE_TO_SCHOOL, LATE, PAPER = "Plätze U3", "Plätze Ü3", "überfällig", "Drucksache"
KINDS = {"opening": "Neubau", "extension": "Erweiterung", "closure": "Schließung"}
STATES = {
    "planned": "geplant",
    "decided": "beschlossen",
    "under_construction": "im Bau",
    "opened": "in Betrieb",
}


def stands(row: Row, place: str) -> str:
    """Say how many children and places the next day-care year will have, and what is then short."""
    year, children = formats.day_care_year(row["day_care_year"]), codes.CHILDREN_OF[row["age_group"]]
    if row["shortage"] is None:
        return f"{children} {place}, Kitajahr {year}: {common.NOT_KNOWN}"
    short = words.verb(row["shortage"], "fehlt", "fehlen")
    return (
        f"Im Kitajahr {year} {short} {place} voraussichtlich **{words.count(row['shortage'], words.PLACE)}** für {children}: "
        f"{words.count(row['available_places'], words.PLACE)} für {words.count(row['children'], words.CHILD, 'accusative')} "
        f"(Stichtag {formats.day(row['reference_date'])})."
    )


def target(row: Row) -> str:
    """Say what was aimed at."""
    return f"Plätze für {formats.percent(row['target_rate'])} der Kinder, also {words.count(row['demand'], words.PLACE)}."


def change(row: Row, now: Row | None) -> str:
    """Say how children and shortage move from this day-care year to the next."""
    if now is None or None in (now["shortage"], row["shortage"]):
        return common.NO_COMPARISON
    children = words.difference(row["children"] - now["children"], words.CHILD)
    places = words.difference(row["available_places"] - now["available_places"], words.PLACE)
    return (
        f"{children} und {places} als im laufenden Kitajahr, in dem "
        f"{words.count(now['shortage'], words.PLACE)} {words.verb(now['shortage'], 'fehlt', 'fehlen')}."
    )


def since(row: Row | None) -> str:
    """Head the line of change with the day-care year it is compared with."""
    return f"Gegenüber {formats.day_care_year(row['day_care_year'])}" if row else common.CHANGE


def ages(dates: list[Row], place: str) -> str:
    """Read the lines: how many children under one and under six there are, and how many there were."""
    first, last = dates[0], dates[-1]
    moved = words.difference(last["under_one"] - first["under_one"], words.CHILD)
    return (
        f"Am {formats.day(last['reference_date'])} leben {place} {words.count(last['under_six'], words.CHILD)} unter sechs "
        f"Jahren, davon {formats.number(last['under_one'])} unter einem; seit {formats.day(first['reference_date'])} im ersten "
        f"Lebensjahr {moved}."
    )


def reading(boroughs: list[Row]) -> str:
    """Name the boroughs where most places will be short."""
    short = sorted((row for row in boroughs if row["shortage"]), key=lambda row: -row["shortage"])
    if not short:
        return "Im nächsten Kitajahr fehlt in keinem Stadtbezirk ein Platz."
    named = words.listing(
        [f"{row['name']} ({words.count(row['shortage'], words.PLACE)})" for row in short[:3]]
    )
    return f"Die meisten Plätze werden fehlen in {named}."


def alt(sentence: str) -> str:
    """Describe the lines to those who do not see them."""
    return f"Kinder je Altersjahr über die Stichtage. {sentence}"


def caption(row: Row) -> str:
    """Head the table of boroughs."""
    year = formats.day_care_year(row["day_care_year"])
    return f"Vorausschau nach Stadtbezirk: {codes.CHILDREN_OF[row['age_group']]}, Kitajahr {year}"


def projects_caption(projects: int, under_three: int, three_to_school: int, on: date) -> str:
    """Head the table of projects with the places they bring."""
    return (
        f"{words.count(projects, words.PROJECT)} am {formats.day(on)} noch nicht in Betrieb: "
        f"{formats.signed(under_three)} Plätze U3, {formats.signed(three_to_school)} Plätze Ü3"
    )
