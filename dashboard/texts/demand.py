"""Sentences of the page Kita-Bedarf."""

from __future__ import annotations

from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words

Row = dict[str, Any]

TREND_HEADING = "Versorgungsquote und Ziel"
NAME, CHILDREN, PLACES, DEMAND = "Gebiet", "Kinder", "Plätze", "Bedarf"
RATE, TARGET_RATE = "Versorgungsquote", "Zielquote"
SHORTAGE, SURPLUS, BALANCE = "Fehlbedarf", "Überhang", "Saldo"
TO_CENTRES = "Zu Kitas & Plätze in diesem Gebiet"
NO_CENTRES = "In diesem Bezirk gibt es in diesem Kitajahr keine Kita."
ONWARD = {"borough": "Weiter zum Stadtbezirk:", "district": "Weiter zum Bezirk:"}
AT = {
    "borough": "Stadtbezirk {name}",
    "district": "Bezirk {name}",
    "planning_area": "{name}",
    "city": "{name}",
}
TOO_FEW_DATES = "Für einen Verlauf gibt es zu wenige Stichtage."
CARD = "Kita-Plätze"
TO_PAGE = "Zum Kita-Bedarf"


def stands(row: Row, place: str) -> str:
    """Say how many places are missing, out of how many and for how many children."""
    children = codes.CHILDREN_OF[row["age_group"]]
    year = formats.day_care_year(row["day_care_year"])
    if row["available_places"] is None or row["children"] is None:
        return f"{children} {place}, Kitajahr {year}: {common.SUPPRESSED if row['is_suppressed'] else common.NOT_KNOWN}"
    shortage = words.count(row["shortage"], words.PLACE)
    there = words.verb(row["available_places"], "steht", "stehen")
    return (
        f"Im Kitajahr {year} {words.verb(row['shortage'], 'fehlt', 'fehlen')} {place} **{shortage}** für "
        f"{children}: {words.count(row['available_places'], words.PLACE)} {there} "
        f"{words.count(row['children'], words.CHILD, 'dative')} gegenüber, Versorgungsquote "
        f"**{formats.percent(row['place_rate'])}** (Stichtag {formats.day(row['reference_date'])})."
    )


def target(row: Row) -> str:
    """Say what was aimed at, as a rate and in places."""
    needed = words.count(row["demand"], words.PLACE)
    sums = (
        ""
        if row["level"] == "district"
        else " Fehlbedarf ist die Summe über die Bezirke, ohne Ausgleich untereinander."
    )
    return f"Plätze für {formats.percent(row['target_rate'])} der Kinder, also {needed}.{sums}"


def basis(row: Row) -> str:
    """Say what in a row is not counted but carried forward or estimated; nothing if all of it is counted."""
    sentences = []
    if row["is_projected"]:
        counted = f"Kinder: erwartet, nach der Zählung vom {formats.day(row['population_date'])}"
        sentences.append(
            f"{counted}."
            if row["is_current_year"]
            else f"Vorausschau: {counted}; Plätze, die noch nicht beschieden sind, gelten weiter, geplante Ausbauten "
            "kommen zu ihrem Termin."
        )
    if row["is_estimated"]:
        sentences.append(
            "Kinderzahlen sind zum Teil aus einer früheren Zählung oder aus Altersjahren nach Zwölfteln geschätzt."
        )
    return " ".join(sentences)


def change(row: Row, earlier: Row | None) -> str:
    """Say how places and rate moved since the earlier reference date."""
    if earlier is None or None in (
        earlier["available_places"],
        row["available_places"],
        earlier["place_rate"],
    ):
        return common.NO_COMPARISON
    places = row["available_places"] - earlier["available_places"]
    rate = row["place_rate"] - earlier["place_rate"]
    return (
        f"Am {formats.day(earlier['reference_date'])} waren es {words.count(earlier['available_places'], words.PLACE)} "
        f"und {formats.percent(earlier['place_rate'])}: {words.difference(places, words.PLACE)}, "
        f"die Quote {words.moved(rate)}."
    )


def reading(areas: list[Row], noun: words.Noun) -> str:
    """Name the areas with the greatest shortages and count those without."""
    known = [row for row in areas if row["shortage"] is not None]
    short = [row for row in known if not words.is_none(row["shortage"])]
    if not short:
        return f"In keinem {noun.one} fehlt ein Platz."
    greatest = words.listing(
        [f"{row['name']} ({words.count(row['shortage'], words.PLACE)})" for row in short[:3]]
    )
    rest = f"Es fehlen Plätze in {formats.number(len(short))} {words.of(len(known), noun)}"
    return f"{rest}, die meisten in {greatest}."


def hover(row: Row) -> str:
    """Name a tile: district, places and demand."""
    return (
        f"<b>{row['name']}</b> ({row['borough_name']})<br>{words.count(row['available_places'], words.PLACE)}, "
        f"Bedarf {formats.number(row['demand'])}<br>{RATE} {formats.percent(row['place_rate'])}"
    )


def trend(dates: list[Row]) -> str:
    """Read the rate over time: from where to where, and how far from the target."""
    known = [row for row in dates if row["place_rate"] is not None]
    if len(known) < 2:
        return TOO_FEW_DATES
    first, last = known[0], known[-1]
    gap = (last["target_rate"] or 0) - last["place_rate"]
    distance = f"{formats.points(gap)} unter dem Ziel" if gap > 0 else "am Ziel"
    return (
        f"Die Quote ging von {formats.percent(first['place_rate'])} am {formats.day(first['reference_date'])} auf "
        f"{formats.percent(last['place_rate'])} am {formats.day(last['reference_date'])}; sie liegt {distance}."
    )


def caption(level: str, row: Row) -> str:
    """Head the table of a level."""
    year, on = formats.day_care_year(row["day_care_year"]), formats.day(row["reference_date"])
    return f"Nach {level}: {codes.CHILDREN_OF[row['age_group']]}, Kitajahr {year}, Stichtag {on}"


def at(level: str, name: str) -> str:
    """Name a place on the way back: "Dortmund", "Stadtbezirk Hörde", "Bezirk Hafen"."""
    return AT[level].format(name=name)


def centres_caption(total: Row, place: str) -> str:
    """Head the table of a district's centres: how many, with how many places, on which date."""
    return (
        f"{words.count(total['centres'], words.CENTRE)} {place} mit {words.count(total['available_places'], words.PLACE, 'dative')} "
        f"für {codes.CHILDREN_OF[total['age_group']]}, Kitajahr {formats.day_care_year(total['day_care_year'])}, Stichtag "
        f"{formats.day(total['reference_date'])}"
    )


def minding(places: int | None) -> str:
    """Say how many places stand beside the centres' own; nothing where none are, or none are known."""
    if not places:
        return ""
    return f"Dazu {words.verb(places, 'kommt', 'kommen')} {words.count(places, words.PLACE)} in Kindertagespflege."
