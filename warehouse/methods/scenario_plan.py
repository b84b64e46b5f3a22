"""What the levers make of the baseline: children, rates, places and reserve, before any sum is drawn.

Births scale the share of a cell's children that is not yet born, those of dwellings included. Housing takes away
or adds children: what is taken away thins every simulation alike, what is added is added to each. Child minding
follows the demand that births, housing and rates have made; projects, groups and closures move centre places.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from warehouse.methods.scenario_baseline import AGE_GROUPS, UNDER_THREE, UNIT, Array, Baseline
from warehouse.methods.scenario_levers import (
    DROPPED,
    LATE,
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

Asked = TypeVar("Asked", bound=Lever)


@dataclass(frozen=True)
class Plan:
    """Children (district × year × year of age) as ``thinning`` × simulated + ``added``; the rest as in Baseline.

    ``buffer`` is year × age group in ten-thousandths, ``demand`` district × year × age group in ten-thousandths
    of a place.
    """

    children: Array
    thinning: Array
    added: Array
    rates: Array
    demand: Array
    centre_places: Array
    minding_places: Array
    buffer: Array


def plan(baseline: Baseline, levers: tuple[Lever, ...]) -> Plan:
    """Apply the levers to the baseline; the order in which they are given does not matter."""
    births, moved, rates = _births(baseline, levers), _housing(baseline, levers), _rates(baseline, levers)
    kept = np.maximum(baseline.expected + np.minimum(moved, 0), 0)
    some = baseline.expected > 0
    thinning = np.divide(kept, baseline.expected, out=np.ones_like(kept), where=some)
    children = births * np.maximum(baseline.expected + moved, 0)
    demand = by_age_group(baseline, children * rates)
    return Plan(
        children=children,
        thinning=births * thinning,
        added=births * np.maximum(moved, 0),
        rates=rates,
        demand=demand,
        centre_places=_centre_places(baseline, levers),
        minding_places=_minding_places(baseline, levers, demand),
        buffer=_buffer(baseline, levers),
    )


def by_age_group(baseline: Baseline, cells: Array) -> Array:
    """Sums over the years of age of each group: district × year × age group."""
    return np.stack([cells[:, :, span].sum(axis=2) for span in baseline.spans], axis=2)


def needed(plan: Plan) -> Array:
    """Demand and the reserve on top of it, in ten-thousandths of a place."""
    return plan.demand * (UNIT + plan.buffer) / UNIT


def _of(kind: type[Asked], levers: Iterable[Lever]) -> list[Asked]:
    return [lever for lever in levers if isinstance(lever, kind)]


def _whole(share: float) -> int:
    """A share in ten-thousandths."""
    return round(share * UNIT)


def _births(baseline: Baseline, levers: tuple[Lever, ...]) -> Array:
    """What births multiply each cell by; the lever that began last holds."""
    factors = np.ones_like(baseline.expected)
    for lever in sorted(_of(Births, levers), key=lambda lever: lever.from_year):
        start = baseline.years.index(lever.from_year)
        factors[:, start:] = 1 + baseline.unborn_share[:, start:] * lever.change
    return factors


def _housing(baseline: Baseline, levers: tuple[Lever, ...]) -> Array:
    """Children more (or fewer, below zero) by the planned dwellings and by those beyond them."""
    moved = np.zeros_like(baseline.expected)
    for lever in _of(Housing, levers):
        late = np.zeros_like(moved)
        late[:, lever.delay_years :] = baseline.from_housing[:, : len(baseline.years) - lever.delay_years]
        moved += late * lever.factor - baseline.from_housing
    for lever in _of(ExtraDwellings, levers):
        start = baseline.years.index(lever.completion_year)
        living = _living_there(baseline, baseline.moving_in[lever.dwelling_kind], len(baseline.years) - start)
        moved[baseline.districts.index(lever.district_id), start:] += lever.number * living
    return moved


def _living_there(baseline: Baseline, moving_in: Array, years: int) -> Array:
    """Children per dwelling by years since completion and year of age: who has moved in, a year older each year."""
    living = np.zeros((years, len(baseline.ages)))
    for since in range(min(years, len(moving_in))):
        for position, age in enumerate(baseline.ages):
            for later in range(years - since):
                if age + later in baseline.ages:
                    older = baseline.ages.index(age + later)
                    living[since + later, older] += moving_in[since, position]
    return living


def _rates(baseline: Baseline, levers: tuple[Lever, ...]) -> Array:
    """The rates by year and year of age; a year of age is more special than its group, a later lever than both."""
    rates = baseline.rates.copy()
    for lever in sorted(
        _of(TargetRate, levers), key=lambda lever: (lever.from_year, lever.year_of_age is not None)
    ):
        start = baseline.years.index(lever.from_year)
        if lever.year_of_age is not None:
            rates[start:, baseline.ages.index(lever.year_of_age)] = _whole(lever.rate)
        elif lever.age_group is not None:
            rates[start:, baseline.spans[AGE_GROUPS.index(lever.age_group)]] = _whole(lever.rate)
    return rates


def _minding_places(baseline: Baseline, levers: tuple[Lever, ...], demand: Array) -> Array:
    minding = baseline.minding_places.copy()
    for lever in sorted(_of(MindingShare, levers), key=lambda lever: lever.from_year):
        start = baseline.years.index(lever.from_year)
        minding[:, start:, UNDER_THREE] = demand[:, start:, UNDER_THREE] * _whole(lever.share) / UNIT / UNIT
    return minding


def _centre_places(baseline: Baseline, levers: tuple[Lever, ...]) -> Array:
    """Places in centres: less what projects bring later or never, plus new groups, less closures."""
    places = baseline.centre_places.copy()
    changes = {change.project_id: change for change in _of(ProjectChange, levers)}
    for project, (district, first, brought) in baseline.projects.items():
        change = changes.get(project, changes.get(None))
        if change is not None and change.state in (LATE, DROPPED):
            start = _since(baseline, first)
            end = (
                len(baseline.years)
                if change.state == DROPPED
                else _since(baseline, first + change.delay_years)
            )
            places[district, start:end] -= brought
    for lever in _of(ExtraGroups, levers):
        start = _since(baseline, lever.opening_year + lever.delay_years)
        more = lever.number * np.array(baseline.forms[lever.group_form])
        places[baseline.districts.index(lever.district_id), start:] += more
    for lever in _of(Closure, levers):
        district, closed = closed_places(baseline, lever)
        places[district, _since(baseline, lever.from_year) :] -= closed
    return places


def closed_places(baseline: Baseline, closure: Closure) -> tuple[int, Array]:
    """The district of a closure, and the places of each age group that it takes."""
    if closure.centre_id is not None:
        district, places = baseline.centres[closure.centre_id]
        return district, np.array(places)
    closed = np.zeros(len(AGE_GROUPS))
    closed[AGE_GROUPS.index(closure.age_group or "")] = closure.places or 0
    return baseline.districts.index(closure.district_id or ""), closed


def _since(baseline: Baseline, year: int) -> int:
    """How many of the years lie before the given one."""
    return sum(known < year for known in baseline.years)


def _buffer(baseline: Baseline, levers: tuple[Lever, ...]) -> Array:
    """The reserve by year and age group, in ten-thousandths; a named age group is more special than both."""
    buffer = np.zeros((len(baseline.years), len(AGE_GROUPS)))
    for lever in sorted(
        _of(Buffer, levers), key=lambda lever: (lever.from_year, lever.age_group is not None)
    ):
        groups = slice(None) if lever.age_group is None else AGE_GROUPS.index(lever.age_group)
        buffer[baseline.years.index(lever.from_year) :, groups] = _whole(lever.share)
    return buffer
