"""How many children will be born: the city's fitted series, and each district's share of it.

The city's yearly births are an exponential smoothing in logarithms (Hyndman et al. 2008, additive error, with or
without a damped trend); which of a few fits is taken is decided by the corrected Akaike criterion, so that a trend has
to prove itself. A district's share is smoothed with the weight that would have foretold all districts' shares best.

Axes: D districts, T years (the last is the latest), H years ahead, S draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

DAMPING = 0.8
LEVEL_AND_TREND = ((1.0, 0.0), (0.7, 0.0), (0.4, 0.0), (1.0, 0.2), (1.0, 0.4), (0.7, 0.2), (0.7, 0.4))
SHARE_WEIGHTS = (0.1, 0.2, 0.3, 0.5, 0.8)
PRIOR_SHOCK, PRIOR_YEARS = 0.04, 3  # births of a German city usually move by some 4 per cent a year
LEAST = 1e-9


@dataclass(frozen=True)
class FittedSeries:
    """The city's series in logarithms: where it stands, how it goes on, and how far it usually misses."""

    level: float
    trend: float
    level_weight: float
    trend_weight: float
    shock: float
    degrees: float

    def path(self, shocks: Floats | npt.NDArray[np.float32]) -> Floats:
        """Return births per year ahead for shocks of S × H standard units; zeros give the expected path."""
        level = np.full(len(shocks), self.level)
        trend = np.full(len(shocks), self.trend)
        years = np.empty(shocks.shape)
        for ahead in range(shocks.shape[1]):
            miss, trend = self.shock * shocks[:, ahead], DAMPING * trend
            years[:, ahead] = level + trend + miss
            level = level + trend + self.level_weight * miss
            trend = trend + self.level_weight * self.trend_weight * miss
        return np.exp(years)


def fitted_series(births: Floats) -> FittedSeries:
    """Fit the city's T yearly births; with one year alone they stay as they are."""
    series = np.log(np.maximum(births, LEAST))
    fits = [(_criterion(misses, weights), weights, state, misses)
            for weights in LEVEL_AND_TREND
            for state, misses in [_smoothed(series, *weights)]]  # fmt: skip
    _, weights, state, misses = min(fits, key=lambda fit: fit[0])
    known = len(misses)
    shock = np.sqrt((np.sum(misses**2) + PRIOR_YEARS * PRIOR_SHOCK**2) / (known + PRIOR_YEARS))
    return FittedSeries(*state, *weights, float(shock) if known else 0.0, known + PRIOR_YEARS)


def _smoothed(series: Floats, level_weight: float, trend_weight: float) -> tuple[tuple[float, float], Floats]:
    level, trend, misses = float(series[0]), 0.0, []
    for value in series[1:].tolist():
        trend *= DAMPING
        miss = value - level - trend
        level += trend + level_weight * miss
        trend += level_weight * trend_weight * miss
        misses.append(miss)
    return (level, trend), np.array(misses)


def _criterion(misses: Floats, weights: tuple[float, float]) -> float:
    """Akaike's criterion, corrected for short series; infinite where there are not enough years to tell."""
    years, parameters = len(misses), 1 + (weights[0] < 1) + 2 * (weights[1] > 0)
    if years <= parameters + 1:
        return -np.inf if parameters == 1 else np.inf
    spread = years * np.log(max(float(np.mean(misses**2)), LEAST**2))
    return float(spread + 2 * parameters * (1 + (parameters + 1) / (years - parameters - 1)))


def shares(births: Floats) -> tuple[Floats, float]:
    """Return each district's share of the city's births (D) and the weight its latest year has in it."""
    observed = births / np.maximum(births.sum(0), LEAST)
    found = []
    for weight in SHARE_WEIGHTS:
        level, missed = observed[:, 0], 0.0
        for year in range(1, observed.shape[1]):
            missed += float(((observed[:, year] - level) ** 2).sum()) if year > 1 else 0.0
            level = level + max(weight, 1 / (year + 1)) * (observed[:, year] - level)
        found.append((missed, weight, level))
    _, weight, level = min(found, key=lambda fit: fit[:2])
    return level / max(float(level.sum()), LEAST), weight
