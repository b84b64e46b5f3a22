"""Sentences of the start page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words

Row = dict[str, Any]

PLACES, UNSERVED, SCHOOLS = "Kita-Plätze", "Unversorgte Kinder", "Schul-IT"
MONEY, PROGRAMME = "Mittel", "Arbeitsprogramm"


def rate(row: Row) -> str:
    """Say an age group's place rate and how many places are missing."""
    missing = f"{words.verb(row['shortage'], 'fehlt', 'fehlen')} {words.count(row['shortage'], words.PLACE)}"
    return f"{codes.OF_AGE[row['age_group']]}: Versorgungsquote **{formats.percent(row['place_rate'])}**, es {missing}."


def rate_target(rows: Sequence[Row]) -> str:
    """Say the target rates of the age groups."""
    rates = [f"{formats.percent(row['target_rate'])} {codes.AGED[row['age_group']]}" for row in rows]
    return words.listing(rates) + "." if rates else common.NOT_KNOWN


def rate_change(row: Row, earlier: Row | None) -> str:
    """Say how an age group's rate moved."""
    if earlier is None or earlier["place_rate"] is None or row["place_rate"] is None:
        return common.NO_COMPARISON
    return (
        f"Die Quote {codes.AGED[row['age_group']]} {words.moved(row['place_rate'] - earlier['place_rate'])}."
    )


def unserved(row: Row) -> str:
    """Say how many children of an age group have no place."""
    if row["unserved"] is None:
        return f"{codes.CHILDREN_OF[row['age_group']]}: {common.SUPPRESSED}"
    number = words.count(row["unserved"], words.CHILD)
    return f"**{number}** {codes.AGED[row['age_group']]} {words.verb(row['unserved'], 'hat', 'haben')} keinen Platz."


def unserved_change(row: Row, earlier: Row | None) -> str:
    """Say how the number of an age group moved."""
    if earlier is None or earlier["unserved"] is None or row["unserved"] is None:
        return common.NO_COMPARISON
    moved = words.difference(row["unserved"] - earlier["unserved"], words.CHILD)
    return f"{codes.OF_AGE[row['age_group']]}: {moved}."


def schools(row: Row) -> str:
    """Say how many schools a track is done at."""
    number = f"{formats.number(row['reached'])} {words.of(row['total'], words.SCHOOL)}"
    return f"{codes.TRACK[row['track']]}: **{number}**, {formats.percent(row['share'])}."


def schools_target(goals: Mapping[str, date]) -> str:
    """Say by when the tracks were to be done at all schools."""
    dated = words.listing([f"{codes.TRACK[track]} bis {formats.day(goal)}" for track, goal in goals.items()])
    return f"Alle Schulen; {dated}." if dated else "Alle Schulen."


def schools_change(row: Row, earlier: Row | None) -> str:
    """Say how a track moved."""
    if earlier is None or earlier["reached"] is None or row["reached"] is None:
        return common.NO_COMPARISON
    moved = words.difference(row["reached"] - earlier["reached"], words.SCHOOL)
    return f"{codes.TRACK[row['track']]}: {moved}."
