"""What if: children, demand, places, shortage, surplus and balance of a city under some levers.

Demand is the sum over years of age of children × target rate. Shortage is max(0, need − places) and surplus
max(0, places − need) per district and age group, where need is demand and the reserve kept on top of it; above
the district both are the sums over districts, never netted. Balance is surplus − shortage, places less need at
the row's own level. Without levers every figure is the published one to the last bit.

The 80 % intervals are those of the simulated counts under the same levers: 10 % and 90 % quantiles (numpy's
"linear") of each row's own sums. Places are planned, so a plan is the same in every simulation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from warehouse.methods.scenario_baseline import AGE_GROUPS, UNIT, Array, Baseline
from warehouse.methods.scenario_checks import Problem, Refused, contradictions, overdrawn, unknowns
from warehouse.methods.scenario_intervals import intervals, over_areas
from warehouse.methods.scenario_levers import NAMES, Lever, Scenario, in_order
from warehouse.methods.scenario_plan import Plan, by_age_group, needed, plan

KEYS = ("level", "area_id", "age_group", "day_care_year")
FIGURES = ("children", "demand", "reserve", "places", "shortage", "surplus", "balance")
WITH_INTERVALS = ("children", "demand", "shortage", "surplus", "balance")
BOUNDS_OF = ("low_80", "high_80")
FINEST = (
    2.0**20
)  # differences are taken between multiples of a millionth, so that they add up to the last bit


@dataclass(frozen=True)
class Result:
    """A scenario's figures: one row per level, area, age group and day-care year, null where unknown.

    Columns: the keys, children, demand, reserve, places, shortage, surplus, balance, and ``_low_80`` and
    ``_high_80`` of all but reserve and places.
    """

    scenario: Scenario
    frame: pl.DataFrame


def problems(baseline: Baseline, scenario: Scenario) -> list[Problem]:
    """All that keeps a scenario from being computed; empty where nothing does."""
    found = contradictions(scenario.levers) + unknowns(baseline, scenario.levers)
    return found or overdrawn(baseline, scenario.levers, plan(baseline, scenario.levers))


def recalculate(baseline: Baseline, scenario: Scenario) -> Result:
    """The whole city under a scenario.

    Raises:
        Refused: a lever contradicts itself or another, or names what the baseline does not know.
    """
    applied = _applied(baseline, scenario.levers)
    columns = _figures(baseline, applied) | intervals(baseline, applied)
    order = [
        name
        for figure in FIGURES
        for name in (figure, *(f"{figure}_{bound}" for bound in BOUNDS_OF if figure in WITH_INTERVALS))
    ]
    return Result(scenario, _frame(baseline, {name: columns[name] for name in order}))


def difference(result: Result, reference: Result) -> pl.DataFrame:
    """What a scenario's expected figures are more than another's: the keys and FIGURES, rounded to 2⁻²⁰."""
    return _minus(result.frame, reference.frame)


def contributions(baseline: Baseline, scenario: Scenario) -> pl.DataFrame:
    """What each lever changes, the levers applied one after the other in the order of ``in_order``.

    One row per lever (``position`` from 1 in that order, ``lever`` its name), level, area, age group and year,
    with the differences of FIGURES. Over the levers they add up exactly to ``difference`` to the baseline.

    Raises:
        Refused: as ``recalculate`` does.
    """
    _applied(baseline, scenario.levers)
    levers = in_order(scenario.levers)
    steps = [
        _frame(baseline, _figures(baseline, plan(baseline, levers[:count])))
        for count in range(len(levers) + 1)
    ]
    parts = [
        _minus(after, before).select(
            pl.lit(position, pl.Int64).alias("position"), pl.lit(NAMES[type(lever)]).alias("lever"), pl.all()
        )
        for position, (lever, before, after) in enumerate(zip(levers, steps, steps[1:], strict=False), 1)
    ]
    none = (
        _minus(steps[0], steps[0])
        .clear()
        .select(pl.lit(0, pl.Int64).alias("position"), pl.lit("").alias("lever"), pl.all())
    )
    return pl.concat([none, *parts])


def _applied(baseline: Baseline, levers: tuple[Lever, ...]) -> Plan:
    found = contradictions(levers) + unknowns(baseline, levers)
    if found:
        raise Refused(found)
    applied = plan(baseline, levers)
    if found := overdrawn(baseline, levers, applied):
        raise Refused(found)
    return applied


def _figures(baseline: Baseline, applied: Plan) -> dict[str, Array]:
    """The expected figures, area × year × age group."""
    need = needed(applied)
    places = applied.centre_places + applied.minding_places
    gap = need - places * UNIT
    in_units = {
        "demand": applied.demand,
        "reserve": need - applied.demand,
        "shortage": np.maximum(gap, 0),
        "surplus": np.maximum(0 - gap, 0),
        "balance": 0 - gap,
    }
    whole = {"children": by_age_group(baseline, applied.children), "places": places}
    return {name: over_areas(baseline, cells) for name, cells in whole.items()} | {
        name: over_areas(baseline, cells) / UNIT for name, cells in in_units.items()
    }


def _frame(baseline: Baseline, columns: dict[str, Array]) -> pl.DataFrame:
    """Arrays of area × year × age group as rows, unknown as null."""
    levels = ("district",) * len(baseline.districts) + baseline.areas.level
    areas = baseline.districts + baseline.areas.area_id
    inner = len(baseline.years) * len(AGE_GROUPS)
    keys = {
        "level": np.repeat(levels, inner),
        "area_id": np.repeat(areas, inner),
        "age_group": np.tile(AGE_GROUPS, len(areas) * len(baseline.years)),
        "day_care_year": np.tile(np.repeat(baseline.years, len(AGE_GROUPS)), len(areas)),
    }
    rows = pl.DataFrame({**keys, **{name: cells.reshape(-1) for name, cells in columns.items()}})
    return rows.with_columns(pl.col(list(columns)).fill_nan(None))


def _minus(after: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """Row by row, both having the same keys in the same order."""
    return after.select(
        *KEYS, *((_rounded(after[name]) - _rounded(before[name])).alias(name) for name in FIGURES)
    )


def _rounded(column: pl.Series) -> pl.Series:
    return (column * FINEST).round() / FINEST
