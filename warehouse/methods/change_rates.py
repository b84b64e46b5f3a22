"""How a cohort changes from one yearly count to the next, estimated where children are few.

A child aged ``a`` at one count was aged ``a - 1`` at the count before, or was born between the two. The quotient of
both counts is the cohort change rate (Hamilton and Perry 1962; Swanson, Schlottmann and Schmidt 2010); it holds
migration, moves within the city and deaths together. A district has too few children to trust its own rate, so it
borrows: age by age from the city, then from its borough, and keeps of its own what years and numbers bear out
(empirical Bayes; Efron and Morris 1975, variance components by moments).

Axes: D districts, T changes (the last is the latest), A ages.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MEMORY_YEARS = 3.0  # half-life of the city's level: families' migration moves in waves of a few years
DISTRICT_MEMORY_YEARS = 5.0  # half-life of what sets a district apart
PRIOR_CHANGE = 0.005  # how far from 1 the rate of a city's age usually lies, before anything is known
PRIOR_YEAR_SHOCK = 0.005  # how much a city's rates usually move together from year to year
PRIOR_YEARS = 3  # for how many years of evidence the priors count
PRIOR_DISPERSION, PRIOR_CELLS = 0.2, 50  # variance of a district's count over its mean
PRIOR_YIELD, PRIOR_YIELD_PRECISION = 1.0, 16.0  # the yield curve is taken at its word, give or take a quarter
FEWEST_GROUPS = 3  # a variance between fewer groups is none
LEAST = 1e-9


@dataclass(frozen=True)
class ChangeRates:
    """Rates and what is known of their uncertainty.

    ``rates`` is D × A. ``district_variance`` (D) and ``age_variance`` (D × A) are variances of the rates' logarithms;
    ``city_shock`` and ``district_shock`` standard deviations of a year's common change of all rates of the city and of
    one district, with ``degrees`` of freedom; ``dispersion`` the variance of a count over its mean. ``housing_yield``
    scales what the yield curve expects, ``usual_housing`` (A) is the part of the rates that new dwellings brought.
    """

    rates: Floats
    district_variance: Floats
    age_variance: Floats
    city_shock: float
    district_shock: float
    degrees: float
    dispersion: float
    housing_yield: float
    usual_housing: Floats

    @classmethod
    def unknown(cls, districts: int, ages: int, first: float) -> ChangeRates:
        """Cohorts just move up, because no change has been seen yet; ``first`` is the rate from births to a count."""
        flat = np.zeros((districts, ages))
        rates = flat + np.where(np.arange(ages) == 0, first, 1.0)
        return cls(rates, flat[:, 0], flat, 0.0, 0.0, PRIOR_YEARS, 0.0, PRIOR_YIELD, flat[0])


def change_rates(before: Floats, after: Floats, moved_in: Floats, regions: Ints) -> ChangeRates:
    """Estimate the rates from pairs of counts.

    Args:
        before: D × T × A children a year younger at the count before (births for age 0); NaN where not counted.
        after: D × T × A the same children one count later.
        moved_in: D × T × A children whom the yield curve expects to have moved into new dwellings in between.
        regions: D positions of the boroughs the districts belong to.
    """
    seen = np.isfinite(before) & np.isfinite(after)
    start, end = np.where(seen, before, 0.0), np.where(seen, after, 0.0)
    arrivals = np.where(seen, moved_in, 0.0)
    recent = _recent(start.shape[1], MEMORY_YEARS)
    people = np.maximum(start.sum(0), LEAST)
    observed = np.where(start.sum(0) > 0, end.sum(0) / people, np.nan)
    city, spread = _city_rates(observed, recent)
    scale = _housing_yield(start, end, arrivals, observed)
    usual = scale * (recent[:, None] * arrivals.sum(0)).sum(0) / (recent[:, None] * people).sum(0)
    end = end - scale * arrivals
    by_year = start * np.nan_to_num(end.sum(0) / people, nan=1.0)
    noise = _Noise.of(start, end, by_year)
    factor, district_variance = _district_factors(end, by_year, noise, regions)
    own, age_variance = _own_ages(end, by_year * factor[:, None, None], noise.dispersion)
    return ChangeRates(
        rates=np.maximum((city - usual) * factor[:, None] * own, 0.0),
        district_variance=district_variance,
        age_variance=age_variance,
        city_shock=spread,
        district_shock=noise.district_shock,
        degrees=start.shape[1] - 1 + PRIOR_YEARS,
        dispersion=noise.dispersion,
        housing_yield=scale,
        usual_housing=usual,
    )


def _recent(changes: int, half_life: float) -> Floats:
    """Weights of the changes: the latest counts one, each ``half_life`` years earlier half as much."""
    return 0.5 ** ((changes - 1 - np.arange(changes)) / half_life)


def _city_rates(observed: Floats, recent: Floats) -> tuple[Floats, float]:
    """Return the city's rate per age and how much all of them move together from year to year.

    The rate is the weighted median of the years, so that one wave of arrivals does not set it, drawn towards 1, "the
    cohort just moves up", the more the years differ and the less the ages lie apart from 1. The rate from births to
    the first count keeps its own level.
    """
    middle = np.array([_weighted_median(rates, recent) for rates in observed.T])
    apart = observed - middle
    years = np.isfinite(apart).sum(0) + PRIOR_YEARS - 1
    variance = (np.nansum(apart**2, axis=0) + PRIOR_YEARS * (2 * PRIOR_YEAR_SHOCK) ** 2) / years
    variance *= (recent**2).sum() / recent.sum() ** 2
    # ages lie apart from 1 as far as usual, and further only where that stands out from three standard errors
    between = (
        np.fmax(PRIOR_CHANGE**2, np.mean((middle[1:] - 1) ** 2 - 9 * variance[1:]))
        if len(middle) > 1
        else 0.0
    )
    trust = between / (between + variance)
    drawn = np.where(np.arange(len(middle)) == 0, middle, 1 + trust * (middle - 1))
    together = apart[np.isfinite(apart).all(1)][:, min(1, len(middle) - 1) :].mean(1)
    return drawn, _usual_size(together, PRIOR_YEAR_SHOCK)


def _usual_size(misses: Floats, prior: float) -> float:
    """Return the standard deviation of misses from their mean size, which a single wave moves less than squares do."""
    known = misses[np.isfinite(misses)]
    size = np.pi / 2 * np.mean(np.abs(known)) ** 2 if len(known) else 0.0
    return float(np.sqrt((len(known) * size + PRIOR_YEARS * prior**2) / (len(known) + PRIOR_YEARS)))


def _weighted_median(values: Floats, weights: Floats) -> float:
    known = np.isfinite(values)
    if not known.any():
        return 1.0
    order = np.argsort(values[known], kind="stable")
    ordered, weight = values[known][order], weights[known][order]
    return float(np.interp(0.5, (np.cumsum(weight) - weight / 2) / weight.sum(), ordered))


def _housing_yield(start: Floats, end: Floats, arrivals: Floats, observed: Floats) -> float:
    """Return by how much the yield curve must be scaled so that districts with new dwellings come out right.

    Only differences between districts of one year speak: what moves the whole city says nothing about dwellings.
    """
    people = np.maximum(start.sum(0), LEAST)
    usual = start * np.nan_to_num(observed, nan=1.0)
    apart = arrivals - start * (arrivals.sum(0) / people)
    variance = PRIOR_DISPERSION * np.maximum(usual, 1.0)
    told = ((end - usual) * apart / variance).sum() + PRIOR_YIELD * PRIOR_YIELD_PRECISION
    return max(0.0, float(told / ((apart**2 / variance).sum() + PRIOR_YIELD_PRECISION)))


@dataclass(frozen=True)
class _Noise:
    """How districts' counts scatter around the year's city rate: each cell, and all ages of a year together."""

    dispersion: float
    district_shock: float
    variance: Floats
    weighted: Floats

    @classmethod
    def of(cls, start: Floats, end: Floats, by_year: Floats) -> _Noise:
        """Measure it; ``variance`` and ``weighted`` are per district, for the effects that follow."""
        districts, changes, ages = start.shape
        cells = max(1, int((start > 0).sum()) - changes * ages - districts)
        misses = ((end - by_year) ** 2 / np.maximum(by_year, 1.0)).sum()
        dispersion = float((misses + PRIOR_DISPERSION * PRIOR_CELLS) / (cells + PRIOR_CELLS))
        people = by_year.sum(2)
        shift = (end - by_year).sum(2) / np.maximum(people, LEAST)
        excess = (people**2 * shift**2 - dispersion * people).sum() / max((people**2).sum(), LEAST)
        shock = max(0.0, float(excess)) * changes / max(1, changes - 1)
        weight = _recent(changes, DISTRICT_MEMORY_YEARS)
        variance = (weight**2 * (dispersion * people + shock * people**2)).sum(1)
        return cls(dispersion, float(np.sqrt(shock)), variance, (weight * people).sum(1))


def _district_factors(end: Floats, by_year: Floats, noise: _Noise, regions: Ints) -> tuple[Floats, Floats]:
    """Return each district's factor on the city's rates and the variance of its logarithm: borough first, then own."""
    weight = _recent(end.shape[1], DISTRICT_MEMORY_YEARS)[None, :, None]
    surplus = (weight * (end - by_year)).sum((1, 2))
    people = _summed(noise.weighted, regions)
    borough = _summed(surplus, regions) / np.maximum(people, LEAST)
    effect, left = shrunk(borough, _summed(noise.variance, regions) / np.maximum(people, LEAST) ** 2)
    own = noise.weighted * (1 + effect[regions])
    beyond = (surplus - effect[regions] * noise.weighted) / np.maximum(own, LEAST)
    district, rest = shrunk(beyond, noise.variance / np.maximum(own, LEAST) ** 2)
    return (1 + effect[regions]) * (1 + district), left[regions] + rest


def _own_ages(end: Floats, expected: Floats, dispersion: float) -> tuple[Floats, Floats]:
    """Return what is left of a district's own at single ages, as a factor with the variance of its logarithm."""
    weight = _recent(end.shape[1], DISTRICT_MEMORY_YEARS)[None, :, None]
    people = (weight * expected).sum(1)
    beyond = (weight * (end - expected)).sum(1) / np.maximum(people, LEAST)
    variance = dispersion * (weight**2 * expected).sum(1) / np.maximum(people, LEAST) ** 2
    effect, left = shrunk(beyond.ravel(), variance.ravel())
    return 1 + effect.reshape(people.shape), left.reshape(people.shape)


def _summed(values: Floats, regions: Ints) -> Floats:
    sums = np.zeros(int(regions.max()) + 1)
    np.add.at(sums, regions, values)
    return sums


def shrunk(effects: Floats, variances: Floats) -> tuple[Floats, Floats]:
    """Draw effects towards zero as far as chance explains them; return them and what stays uncertain.

    The variance between the groups is estimated by moments (weighted by its own reciprocal, a few rounds); a group
    keeps ``between / (between + variance)`` of its effect. Groups without people (variance 0) keep nothing.
    """
    known = variances > 0
    if known.sum() < FEWEST_GROUPS:
        return np.zeros_like(effects), np.zeros_like(effects)
    squares, noise, between = effects[known] ** 2, variances[known], 0.0
    for _ in range(6):
        weight = (1 / (noise + between)) ** 2
        between = max(0.0, float((weight * (squares - noise)).sum() / weight.sum()))
    kept = np.where(known, between / (between + np.where(known, variances, 1.0)), 0.0)
    return kept * effects, kept * variances
