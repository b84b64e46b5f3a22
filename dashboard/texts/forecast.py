"""Sentences of the page Prognose & Szenarien."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words

Row = dict[str, Any]

CARD = "Prognose"
TABS = ("Prognose", "Szenarien", "Wo bauen?", "Annahmen", "Treffsicherheit")
TAB_KEY = "ansicht"
FAN_HEADING = "Kinder: gezählt und erwartet"
AGES_HEADING = "Kinder nach Altersjahr"
REGIONS_HEADING = "Nach Stadtbezirk"
PROJECTS_HEADING = "Geplante Ausbauten"
PROJECTS_NOTE = (
    "Diese Plätze zählen in der Vorausschau ab dem Kitajahr, in dem sie am 1. November da sind; ein überfälliges "
    "Vorhaben frühestens ab dem nächsten Kitajahr."
)
NO_PROJECTS = "Für diese Auswahl ist kein Vorhaben der Ausbauplanung offen."
COUNTED, EXPECTED, BAND = "gezählt", "erwartet", "80-%-Intervall"
YEAR, NAME, CHILDREN, DEMAND, PLACES = "Kitajahr", "Gebiet", "Kinder", "Bedarf", "Plätze"
AGE = "Alter"
LOW, HIGH, TARGET_RATE, PLANNED = "von (80 %)", "bis (80 %)", "Zielquote", "davon geplant"
SHORTAGE, SURPLUS, BALANCE = "Fehlbedarf", "Überhang", "Saldo"
PROJECT, KIND, DISTRICT, STATE, OPENING = "Vorhaben", "Art", "Bezirk", "Stand", "Inbetriebnahme geplant"
UNDER_THREE, THREE_TO_SCHOOL, LATE, PAPER = "Plätze U3", "Plätze Ü3", "überfällig", "Drucksache"
COUNTS_FROM = "zählt ab"
AXIS_NOTE = "Die senkrechte Achse beginnt nicht bei null."
KINDS = {"opening": "Neubau", "extension": "Erweiterung", "closure": "Schließung"}
STATES = {
    "planned": "geplant",
    "decided": "beschlossen",
    "under_construction": "im Bau",
    "opened": "in Betrieb",
}


def stands(last: Row, place: str) -> str:
    """Say how many children are expected in the last year, give or take, and how many places are then short."""
    year, children = formats.day_care_year(last["day_care_year"]), codes.CHILDREN_OF[last["age_group"]]
    if last["expected"] is None or last["shortage"] is None:
        return f"{children} {place}, Kitajahr {year}: {common.NOT_KNOWN}"
    short = words.verb(last["shortage"], "fehlt", "fehlen")
    return (
        f"Im Kitajahr {year} werden {place} **{formats.number(last['expected'])}** {children} erwartet{interval(last)}; "
        f"dann {short} voraussichtlich **{words.count(last['shortage'], words.PLACE)}** "
        f"(Stichtag {formats.day(last['reference_date'])})."
    )


def interval(row: Row) -> str:
    """Say between which numbers four of five runs lie; nothing where that is not known."""
    if row["low_80"] is None:
        return ""
    return (
        f" (mit 80 % Wahrscheinlichkeit {formats.number(row['low_80'])} bis {formats.number(row['high_80'])})"
    )


def target(row: Row) -> str:
    """Say what was aimed at."""
    return f"Plätze für {formats.percent(row['target_rate'])} der Kinder, also {words.count(row['demand'], words.PLACE)}."


def change(last: Row, now: Row) -> str:
    """Say how children, places and shortage move from this day-care year to the last one."""
    if None in (now["expected"], last["expected"], now["shortage"], last["shortage"]):
        return common.NO_COMPARISON
    children = words.difference(last["expected"] - now["expected"], words.CHILD)
    places = words.difference(last["available_places"] - now["available_places"], words.PLACE)
    planned = words.verb(last["planned_places"], "ist", "sind")
    return (
        f"{children} und {places} als im laufenden Kitajahr, in dem "
        f"{words.count(now['shortage'], words.PLACE)} {words.verb(now['shortage'], 'fehlt', 'fehlen')}; "
        f"{words.count(last['planned_places'], words.PLACE)} der Vorausschau {planned} geplante Ausbauten."
    )


def since(row: Row) -> str:
    """Head the line of change with the day-care year it is compared with."""
    return f"Gegenüber {formats.day_care_year(row['day_care_year'])}"


def basis(row: Row) -> str:
    """Say what the forecast rests on, with its dates."""
    known = [f"Einwohner {formats.day(row['population_date'])}"]
    known += [f"Geburten {formats.day(row['births_date'])}"] * (row["births_date"] is not None)
    known += [f"Neubaugebiete {formats.day(row['housing_date'])}"] * (row["housing_date"] is not None)
    return (
        f"{words.listing(known)}. Jahrgänge rücken mit den Raten der letzten Jahre auf, Plätze gelten weiter, geplante "
        "Ausbauten kommen zu ihrem Termin. Wie weit darauf Verlass ist, steht unter „Treffsicherheit“."
    )


def reads_fan(counted: list[Row], years: list[Row]) -> str:
    """Read the fan: from the last count to the last year, and how wide it is by then."""
    last = years[-1]
    start = f"Zuletzt gezählt wurden {formats.number(counted[-1]['children'])} Kinder " if counted else ""
    begun = f"{start}(Kitajahr {formats.day_care_year(counted[-1]['day_care_year'])}). " if counted else ""
    if last["low_80"] is None:
        return f"{begun}Für ein Intervall gibt es zu wenige Zählungen; gebraucht werden mindestens drei."
    width = (last["high_80"] - last["low_80"]) / 2 / max(1.0, last["expected"] or 1.0)
    return (
        f"{begun}Im Kitajahr {formats.day_care_year(last['day_care_year'])} liegt die Zahl mit 80 % Wahrscheinlichkeit "
        f"zwischen {formats.number(last['low_80'])} und {formats.number(last['high_80'])}, das sind ± "
        f"{formats.percent(width)} um den Erwartungswert."
    )


def fan_alt(sentence: str) -> str:
    """Describe the fan to those who do not see it."""
    return f"Kinder je Kitajahr, gezählt und erwartet, mit einem Band von 80 %. {sentence} {common.ALSO_AS_TABLE}"


def years_caption(row: Row, place: str) -> str:
    """Head the table of years."""
    on = formats.day(row["reference_date"])
    return f"Vorausschau {place}: {codes.CHILDREN_OF[row['age_group']]}, Stichtag {on}"


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
        return "Dann fehlt in keinem Stadtbezirk ein Platz."
    named = words.listing(
        [f"{row['name']} ({words.count(row['shortage'], words.PLACE)})" for row in short[:3]]
    )
    return f"Die meisten Plätze werden dann fehlen in {named}."


def alt(sentence: str) -> str:
    """Describe the lines to those who do not see them."""
    return f"Kinder je Altersjahr über die Stichtage. {sentence}"


def ages_caption(place: str, on: date) -> str:
    """Head the table of expected children by year of age."""
    return f"Erwartete Kinder {place} nach dem Alter am 1. November des Kitajahrs, Stichtag {formats.day(on)}"


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
