"""What is wrong with a scenario: levers that contradict themselves, and levers the baseline cannot follow.

A rule is a key; its sentence stands elsewhere. Nothing unknown is ever taken for zero.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from warehouse.methods.scenario_baseline import AGE_GROUPS, UNIT, Baseline
from warehouse.methods.scenario_levers import (
    BOUNDS,
    LATE,
    STATES,
    Births,
    Buffer,
    Closure,
    ExtraDwellings,
    ExtraGroups,
    Housing,
    Lever,
    MindingShare,
    ProjectChange,
    TargetRate,
)
from warehouse.methods.scenario_plan import Plan, closed_places

WHOLE = ("delay_years", "number", "places", "year_of_age")
FINEST = 1e-6  # of a ten-thousandth: what floats lose


@dataclass(frozen=True)
class Problem:
    """One rule broken by a lever (its position among the scenario's levers) in a field with a value."""

    rule: str
    lever: int
    field: str
    value: Any


class Refused(Exception):
    """A scenario that cannot be computed; ``problems`` says why, all at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(
            "; ".join(f"{problem.rule}: {problem.field}={problem.value}" for problem in problems)
        )
        self.problems = problems


def contradictions(levers: tuple[Lever, ...]) -> list[Problem]:
    """What is wrong with levers whatever the baseline: bounds, half-said levers, two levers for one thing."""
    found = [problem for position, lever in enumerate(levers) for problem in _alone(position, lever)]
    return found + list(_doubled(levers))


def unknowns(baseline: Baseline, levers: tuple[Lever, ...]) -> list[Problem]:
    """What levers name that the baseline does not know."""
    known: dict[str, Collection[Hashable]] = {
        "district_id": baseline.districts,
        "centre_id": baseline.centres,
        "project_id": baseline.projects,
        "group_form": baseline.forms,
        "dwelling_kind": baseline.moving_in,
        "year_of_age": baseline.ages,
        "from_year": baseline.years,
        "completion_year": baseline.years,
        "opening_year": baseline.years,
    }
    return [
        Problem(f"unknown_{name}", position, name, value)
        for position, lever in enumerate(levers)
        for name, value in _said(lever)
        if name in known and value not in known[name]
    ]


def overdrawn(baseline: Baseline, levers: tuple[Lever, ...], plan: Plan) -> list[Problem]:
    """Closures of centres whose places are unknown, and closures of more places than a district then has."""
    found = []
    for position, lever in enumerate(levers):
        if isinstance(lever, Closure):
            district, closed = closed_places(baseline, lever)
            if np.isnan(closed).any():
                found.append(Problem("unknown_places", position, "centre_id", lever.centre_id))
            elif (plan.centre_places[district][:, closed > 0] < 0).any():
                found.append(Problem("more_than_all", position, "district_id", baseline.districts[district]))
    return found


def _said(lever: Lever) -> Iterable[tuple[str, Any]]:
    values = ((field.name, getattr(lever, field.name)) for field in fields(lever))
    return [(name, value) for name, value in values if value is not None]


def _alone(position: int, lever: Lever) -> Iterator[Problem]:
    for name, value in _said(lever):
        if name in BOUNDS and not _is_within(value, *BOUNDS[name]):
            yield Problem("out_of_bounds", position, name, value)
        elif name in BOUNDS and not _is_fine(name, value):
            yield Problem("too_fine", position, name, value)
        elif name == "age_group" and value not in AGE_GROUPS:
            yield Problem("unknown_age_group", position, name, value)
        elif name == "state" and value not in STATES:
            yield Problem("unknown_state", position, name, value)
    match lever:
        case TargetRate(age_group=group, year_of_age=age) if (group is None) == (age is None):
            yield Problem("unclear_target", position, "age_group", group)
        case ProjectChange(state=state, delay_years=years) if (state == LATE) != (years != 0):
            yield Problem("unclear_delay", position, "delay_years", years)
        case Closure() if not _is_clear(lever):
            yield Problem("unclear_closure", position, "centre_id", lever.centre_id)


def _is_within(value: Any, least: float, most: float) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most


def _is_fine(name: str, value: float) -> bool:
    """Whole where things are counted, else at most four digits."""
    if name in WHOLE:
        return isinstance(value, int)
    return abs(value * UNIT - round(value * UNIT)) < FINEST


def _is_clear(closure: Closure) -> bool:
    """Either a centre, or a district with age group and places."""
    by_district = (closure.district_id, closure.age_group, closure.places)
    if closure.centre_id is not None:
        return all(part is None for part in by_district)
    return all(part is not None for part in by_district)


def _doubled(levers: tuple[Lever, ...]) -> Iterator[Problem]:
    """Two levers for one thing: which of them holds, nobody could tell."""
    seen: set[tuple[Hashable, ...]] = set()
    for position, lever in enumerate(levers):
        what = _what(lever)
        if what and what in seen:
            yield Problem("doubled", position, "", None)
        seen.add(what)


def _what(lever: Lever) -> tuple[Hashable, ...]:
    """What a lever decides alone; nothing for those that add up."""
    match lever:
        case Births() | MindingShare():
            return type(lever), lever.from_year
        case Housing():
            return (type(lever),)
        case TargetRate():
            return type(lever), lever.from_year, lever.age_group, lever.year_of_age
        case ProjectChange():
            return type(lever), lever.project_id
        case Buffer():
            return type(lever), lever.from_year, lever.age_group
        case Closure(centre_id=centre) if centre is not None:
            return type(lever), centre
        case ExtraDwellings() | ExtraGroups() | Closure():
            return ()
    return ()
