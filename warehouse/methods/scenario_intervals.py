"""Intervals of a scenario: quantiles over the simulations, per district and per sum over districts.

At a district shortage, surplus and balance are monotone in demand: their order statistics are those of demand,
mapped. Only sums over districts are simulated sums of their own. Quantiles are numpy's "linear" ones.
"""

from __future__ import annotations

import math

import numpy as np

from warehouse.methods.scenario_baseline import UNIT, Array, Baseline, Flags
from warehouse.methods.scenario_plan import Plan

LOW, HIGH = 0.1, 0.9


def over_areas(baseline: Baseline, cells: Array) -> Array:
    """Append the sums of all areas to the cells of the districts; a sum with an unknown part is unknown."""
    unknown = np.isnan(cells)
    sums = _summed(baseline, np.where(unknown, 0, cells))
    if unknown.any():
        sums[_summed(baseline, unknown.astype(np.float64)) > 0] = np.nan
    return np.concatenate([cells, sums])


def intervals(baseline: Baseline, plan: Plan) -> dict[str, Array]:
    """Bounds of the 80 % intervals (``…_low_80``, ``…_high_80``) of children, demand, shortage, surplus, balance.

    Each is area × year × age group; NaN where a part was not simulated or is unknown.
    """
    return _of_children(baseline, plan) | _of_places(baseline, plan)


def order_statistics(values: Array) -> Array:
    """Those values of the last axis that the 10 % and the 90 % quantile lie between: … × 4."""
    positions = [position for share in (LOW, HIGH) for position in _neighbours(share, values.shape[-1])[:2]]
    return np.partition(values, sorted(set(positions)), axis=-1)[..., positions]


def low_and_high(statistics: Array, number: int) -> tuple[Array, Array]:
    """The two quantiles from the order statistics of so many values, rounded as numpy rounds them."""
    pairs = ((statistics[..., :2], LOW), (statistics[..., 2:], HIGH))
    low, high = (_between(pair[..., 0], pair[..., 1], _neighbours(share, number)[2]) for pair, share in pairs)
    return low, high


def _neighbours(share: float, number: int) -> tuple[int, int, float]:
    """The positions a quantile lies between, and how far from the first to the second."""
    position = (number - 1) * share
    below = math.floor(position)
    return below, min(below + 1, number - 1), position - below


def _between(below: Array, above: Array, part: float) -> Array:
    return below + (above - below) * part if part < 0.5 else above - (above - below) * (1 - part)


def _of_children(baseline: Baseline, plan: Plan) -> dict[str, Array]:
    counts, known = _simulated(baseline, plan, np.ones_like(plan.rates))
    statistics = np.concatenate([order_statistics(counts), order_statistics(_summed(baseline, counts))])
    return _named("children", low_and_high(statistics, counts.shape[-1]), _everywhere(baseline, known))


def _of_places(baseline: Baseline, plan: Plan) -> dict[str, Array]:
    """Demand, and what the places leave short or spare of need (demand and reserve) in each simulation."""
    demand, known = _simulated(baseline, plan, plan.rates)
    places = (plan.centre_places + plan.minding_places) * UNIT
    is_full = _everywhere(baseline, known & ~np.isnan(places))
    places = np.nan_to_num(places)[..., None]
    stretch = ((UNIT + plan.buffer) / UNIT)[..., None]
    number, total = demand.shape[-1], _summed(baseline, demand)
    statistics = np.concatenate([order_statistics(demand), order_statistics(total)])
    gap = statistics * stretch - np.concatenate([places, _summed(baseline, places)])
    own = gap[: len(baseline.districts)]
    short = _summed(baseline, np.maximum(demand * stretch - places, 0))
    spare = short - total * stretch + _summed(baseline, places)
    shortage = np.concatenate([np.maximum(own, 0), order_statistics(short)])
    # the most spare is where demand is least: at districts the pair changes places, sums have their own order
    surplus = zip(
        low_and_high(np.maximum(0 - own, 0), number)[::-1],
        low_and_high(order_statistics(spare), number),
        strict=True,
    )
    return {
        **_named("demand", low_and_high(statistics, number), _everywhere(baseline, known), UNIT),
        **_named("shortage", low_and_high(shortage, number), is_full, UNIT),
        **_named("surplus", tuple(map(np.concatenate, surplus)), is_full, UNIT),
        **_named("balance", low_and_high(0 - gap, number)[::-1], is_full, UNIT),
    }


def _named(figure: str, bounds: tuple[Array, ...], known: Flags, unit: int = 1) -> dict[str, Array]:
    low, high = (np.where(known, bound / unit, np.nan) for bound in bounds)
    return {f"{figure}_low_80": low, f"{figure}_high_80": high}


def _simulated(baseline: Baseline, plan: Plan, rates: Array) -> tuple[Array, Flags]:
    """Children × rate per simulation (district × year × age group × simulation), and which are known, else 0."""
    known = baseline.has_draws & ~np.isnan(rates)
    weights = np.where(known, plan.thinning * rates, 0)
    added = np.where(known, plan.added * rates, 0)
    cells = np.empty((*known.shape[:2], len(baseline.spans), baseline.draws.shape[-1]))
    for group, span in enumerate(baseline.spans):
        product = np.matmul(weights[:, :, None, span], baseline.draws[:, :, span])[:, :, 0]
        np.add(product, added[:, :, span].sum(axis=2)[..., None], out=cells[:, :, group])
    return cells, np.stack([known[:, :, span].all(axis=2) for span in baseline.spans], axis=2)


def _everywhere(baseline: Baseline, known: Flags) -> Flags:
    """Which cells are known at districts, and at areas: where all their districts are."""
    return np.concatenate([known, _summed(baseline, (~known).astype(np.float64)) == 0])


def _summed(baseline: Baseline, cells: Array) -> Array:
    """Sums over the districts of each area above them; area by area, as a product of matrices stalls under load."""
    return np.stack([cells[members].sum(axis=0) for members in baseline.areas.members])
