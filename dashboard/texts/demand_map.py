"""Sentences of the map, the ranking and the comparison on the page Kita-Bedarf."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.figures.classes import Scale
from dashboard.texts import codes, common, words
from dashboard.texts import demand as demand_texts

Row = dict[str, Any]

UNKNOWN_CLASS = "ohne Zahl"
TARGET = "Ziel"
TILES = "Jede Kachel ist ein Bezirk."
SHAPES = "Die Umrisse sind geliefert, Stand {day}."
IN_TILES = {
    "shortage": "Die Zahl darin sind seine fehlenden Plätze.",
    "surplus": "Die Zahl darin sind seine Plätze über dem Bedarf.",
    "place_rate": "Die Zahl darin ist die Versorgungsquote in Prozent.",
    "balance": "Die Zahl darin sind die Plätze über (+) oder unter (−) dem Bedarf.",
}
PLACES_REASON = {
    "district": "10 Plätze sind eine Gruppe unter drei Jahren, 25 eine Gruppe ab drei, 50 zwei Gruppen, 100 eine Kita mit "
    "vier bis fünf Gruppen",
    "borough": "50 Plätze sind zwei Gruppen, 100 eine Kita mit vier bis fünf Gruppen, 200 zwei und 400 vier solche Kitas",
}
RATE_REASON = {
    "under_three": "35, 41, 50 und 60 % sind die Ziele des Rates, darunter steht eine Stufe bei 25 %",
    "three_to_school": "100 % ist das Ziel, dazu Schritte von zehn Prozentpunkten",
}
SAME_CLASSES = "Die Stufen sind für alle Kitajahre und Stichtage dieselben"
NOTHING_BESIDE = "Zum gewählten Vergleich gibt es an diesem Stichtag keine Zahlen."
DIFFERENCE, POINTS = "Unterschied", "Unterschied in Prozentpunkten"


@dataclass(frozen=True)
class Told:
    """How a measure is told: as it stands on a bar, on the map, and with its unit in a sentence."""

    cell: Callable[[float], str]
    tile: Callable[[float], str]
    said: Callable[[float], str]


def _places(value: float) -> str:
    return words.count(value, words.PLACE)


def _signed_places(value: float) -> str:
    return f"{formats.signed(value)}{formats.UNBROKEN}{words.PLACE.one if words.is_one(abs(value)) else words.PLACE.many}"


def _whole_percent(value: float) -> str:
    return formats.percent(value, 0).removesuffix(f"{formats.UNBROKEN}%")


TOLD = {
    "shortage": Told(formats.number, formats.number, _places),
    "surplus": Told(formats.number, formats.number, _places),
    "place_rate": Told(formats.percent, _whole_percent, formats.percent),
    "balance": Told(formats.signed, formats.signed, _signed_places),
}


def shown(measure: str, row: Row, *, on_map: bool = False) -> str:
    """Return a value as it stands on a bar or, shorter, on the map; a missing one shows why it is missing."""
    value = row[measure]
    if value is None:
        return common.SUPPRESSED_SIGN if row["is_suppressed"] else common.UNKNOWN_SIGN
    return TOLD[measure].tile(value) if on_map else TOLD[measure].cell(value)


def heading(measure: str, level: str) -> str:
    """Head map and ranking."""
    return f"{codes.MAP_MEASURE[measure]} nach {codes.LEVEL[level]}"


def side(row: Row) -> str:
    """Name one of two sides: its day-care year and its reference date."""
    return f"Kitajahr {formats.day_care_year(row['day_care_year'])}, Stichtag {formats.day(row['reference_date'])}"


def short_side(row: Row) -> str:
    """Name one of two sides as a column: "2026/27 am 15.03.2026"."""
    return f"{formats.day_care_year(row['day_care_year'])} am {formats.day(row['reference_date'])}"


def class_labels(scale: Scale) -> list[str]:
    """Name the classes of a scale: "11 bis 25", "41 bis unter 50 %"."""
    if scale.measure == "place_rate":
        steps = [_whole_percent(bound) for bound in scale.bounds]
        between = [f"{low} bis unter {high}{formats.UNBROKEN}%" for low, high in itertools.pairwise(steps)]
        return [f"unter {steps[0]}{formats.UNBROKEN}%", *between, f"ab {steps[-1]}{formats.UNBROKEN}%"]
    number = formats.signed if scale.measure == "balance" else formats.number
    first, *_, last = scale.bounds
    between = [
        number(low) if low == high - 1 else f"{number(low)} bis {number(high - 1)}"
        for low, high in zip(scale.bounds, scale.bounds[1:], strict=False)
    ]
    lowest = number(0) if first == 1 else f"unter {number(first)}"
    return [lowest, *between, f"über {number(last - 1)}"]


def map_note(measure: str, shapes_date: date | None) -> str:
    """Explain the map: what a field of it is, what the number in it, and how it is used."""
    ground = SHAPES.format(day=formats.day(shapes_date)) if shapes_date else TILES
    return f"{ground} {IN_TILES[measure]} Ein Klick darauf wählt das Gebiet, ebenso die Felder oben und die Namen in den Tabellen."


def class_note(scale: Scale, level: str, age_group: str, noun: words.Noun) -> str:
    """Say what the classes are, that they never move, and what stands in brackets."""
    reason = RATE_REASON[age_group] if scale.measure == "place_rate" else PLACES_REASON[level]
    return f"{SAME_CLASSES}: {reason}. In Klammern die Zahl der {noun.many}."


def ranking_note(drawn: int, total: int, noun: words.Noun) -> str:
    """Say that a ranking is cut; nothing if it is whole."""
    if drawn == total:
        return ""
    return f"Gezeigt sind {formats.number(drawn)} {words.of(total, noun)}; alle stehen in der Tabelle."


def references(measure: str, city: Row | None, count: int, noun: words.Noun) -> dict[str, float]:
    """Return the lines of a ranking with what they are: the city's rate and target, or the mean of an area."""
    if city is None or city[measure] is None or not count:
        return {}
    told = TOLD[measure]
    if measure == "place_rate":
        lines = {f"{common.CITY}: {told.cell(city[measure])}": city[measure]}
        target = city["target_rate"]
        return lines if target is None else {**lines, f"{TARGET}: {told.cell(target)}": target}
    mean = city[measure] / count
    return {f"Mittel je {noun.one} in {common.CITY}: {formats.number(mean, 1)}": mean}


def reading(measure: str, rows: list[Row], noun: words.Noun) -> str:
    """Read the map in a sentence."""
    if measure == "shortage":
        return demand_texts.reading(sorted(rows, key=lambda row: -(row["shortage"] or 0)), noun)
    known = sorted((row for row in rows if row[measure] is not None), key=lambda row: row[measure])
    if not known:
        return common.NOT_KNOWN
    least, most = (f"{row['name']} ({TOLD[measure].said(row[measure])})" for row in (known[0], known[-1]))
    if measure == "place_rate":
        below = sum(row["place_rate"] < row["target_rate"] for row in known if row["target_rate"] is not None)
        return (
            f"Die Versorgungsquote reicht von {least} bis {most}; unter ihrem Ziel {words.verb(below, 'liegt', 'liegen')} "
            f"{formats.number(below)} {words.of(len(known), noun)}."
        )
    if measure == "surplus":
        spare = [row for row in reversed(known) if not words.is_none(row["surplus"])]
        if not spare:
            return f"In keinem {noun.one} sind mehr Plätze als Bedarf."
        first = words.listing([f"{row['name']} ({_places(row['surplus'])})" for row in spare[:3]])
        return f"Plätze über dem Bedarf gibt es in {formats.number(len(spare))} {words.of(len(known), noun)}, die meisten in {first}."
    return f"Der Saldo reicht von {least} bis {most}; Fehlbedarf und Überhang sind darin verrechnet."


def alt(measure: str, rows: list[Row], noun: words.Noun) -> str:
    """Describe the map or the ranking to those who do not see them."""
    return (
        f"{codes.MAP_MEASURE[measure]} je {noun.one}. {reading(measure, rows, noun)} {common.ALSO_AS_TABLE}"
    )


def comparison(
    measure: str, earlier: Row, later: Row, differences: list[float], place: str, noun: words.Noun
) -> str:
    """Read both sides for the area and count its parts in which the later one is higher or lower."""
    if earlier[measure] is None or later[measure] is None:
        return common.NOT_KNOWN
    is_rate = measure == "place_rate"
    told, article, pronoun = TOLD[measure], *(("Die", "sie") if is_rate else ("Der", "er"))
    change = later[measure] - earlier[measure]
    moved = f"{pronoun} {words.moved(change)}" if is_rate else words.difference(change, words.PLACE)
    seen = [formats.rounded(value, 3 if is_rate else 0) for value in differences]
    higher, lower = (words.none_or(sum(way * value > 0 for value in seen), "keinem") for way in (1, -1))
    return (
        f"{article} {codes.MAP_MEASURE[measure]} {place}: **{told.said(earlier[measure])}** ({side(earlier)}), später "
        f"**{told.said(later[measure])}** ({side(later)}), {moved}. Später ist {pronoun} in {higher} "
        f"{words.of(len(seen), noun)} höher und in {lower} niedriger."
    )


def comparison_caption(measure: str, earlier: Row, later: Row) -> str:
    """Head the table of both sides."""
    return f"{codes.MAP_MEASURE[measure]}: {side(earlier)} und {side(later)}, {codes.CHILDREN_OF[later['age_group']]}"
