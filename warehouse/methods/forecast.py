"""Children by district and year of age in the coming day-care years, with what is uncertain about them.

A cohort-component forecast in its short form: cohorts move up by their change rates (:mod:`change_rates`), the next
ones are born as the births are fitted (:mod:`births`), planned dwellings bring children by a yield curve. The joint
simulation draws, for each of its runs, what is uncertain about the rates, a common shock of each year for the city and
for each district, the births, the housing and the chance of each count. As all districts and ages belong to one run,
intervals of sums are those of the summed runs.

Axes: D districts, T yearly counts (the last is the origin), A years of age, H years ahead, S draws.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from warehouse.methods.births import FittedSeries, fitted_series, shares
from warehouse.methods.change_rates import LEAST, ChangeRates, change_rates

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int32]

DRAWS = 1000
SEED = 2026
FEWEST_COUNTS = 3  # two changes at least: from one alone nobody can tell how much changes differ
FROM_OUTSIDE = 1 / 3  # assumption: of the children in new dwellings a third comes from outside the city
HOUSING_SPREAD = 0.5  # assumption: what a project brings is uncertain by a half, up or down
CENTRAL_80 = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class History:
    """What was known at the origin.

    ``counts`` (D × T × A) are the yearly counts by age, NaN where a district was not counted. ``births`` (D × T) are
    those of the cohort under one at each count, NaN where none were delivered. ``born`` (D × H) are the children of
    coming cohorts who are born already, ``born_share`` (H) the share of a usual year their months stand for.
    ``moved_in`` (D × T - 1 + H × A) is what the yield curve expects of new dwellings between the counts.
    ``staying`` (D × 1 + H) is the share of the oldest age that is not at school yet, at the origin and in each year
    ahead, all of it by default. ``regions`` (D)
    are the positions of the boroughs.
    """

    counts: Floats
    births: Floats
    regions: Ints
    born: Floats
    born_share: Floats
    moved_in: Floats
    staying: Floats | None = None

    @classmethod
    def of_counts(cls, counts: Floats, horizon: int, regions: Ints | None = None) -> History:
        """Return the history that is nothing but counts: the youngest age stands for the births."""
        districts, years, ages = counts.shape
        return cls(
            counts=counts,
            births=np.full((districts, years), np.nan),
            regions=np.zeros(districts, dtype=np.int64) if regions is None else regions,
            born=np.zeros((districts, horizon)),
            born_share=np.zeros(horizon),
            moved_in=np.zeros((districts, years - 1 + horizon, ages)),
        )


@dataclass(frozen=True)
class Forecast:
    """What is to be expected.

    ``now`` (D × A) are the children at the origin, a district not counted then moved up from its last count. All
    others are D × H × A: ``expected`` children; ``unborn_share``, the part of them not born at the origin;
    ``from_housing``, by how much planned dwellings change them. ``draws`` (D × H × A × S) are whole children, none
    where the history is too short to know how much counts differ.
    """

    now: Floats
    expected: Floats
    unborn_share: Floats
    from_housing: Floats
    draws: Counts | None = field(repr=False)


@dataclass(frozen=True)
class _Model:
    """Everything estimated; ``origin`` (D × A) are the children to move up, ``known`` those born of each cohort."""

    history: History
    rates: ChangeRates
    series: FittedSeries
    share: Floats
    share_weight: float
    origin: Floats

    @property
    def horizon(self) -> int:
        return self.history.born.shape[1]

    def births(self, city: Floats, share: Floats) -> Floats:
        """Births S × D × H for the city's births (S × H) and shares (S × D): what is born, and the rest as fitted."""
        coming = (1 - self.history.born_share) * city
        return self.history.born + coming[:, None, :] * share[:, :, None]

    def housing(self, ahead: int) -> Floats:
        """Children moving into new dwellings in one year ahead, D × A."""
        changes = self.history.counts.shape[1] - 1
        return self.rates.housing_yield * self.history.moved_in[:, changes + ahead]

    def moved_within(self, before: Floats, housing: Floats) -> Floats:
        """What new dwellings change in the rates of all (A): usual ones are in them, and most move within the city."""
        people = np.maximum(before.sum(-2), 1.0)
        return (1 - FROM_OUTSIDE) * (self.rates.usual_housing - housing.sum(0) / people)


def forecast(history: History, draws: int = DRAWS, seed: int = SEED) -> Forecast:
    """Forecast the children of the coming H years; ``draws`` of 0 leaves the simulation out."""
    model = _fitted(history)
    births = model.births(model.series.path(np.zeros((1, model.horizon))), model.share[None])[0]
    expected = _expected(model, births, is_built=True)
    stays = _staying(history)
    can_tell = draws > 0 and np.isfinite(history.counts).any((0, 2)).sum() >= FEWEST_COUNTS
    return Forecast(
        now=model.origin * stays[:, 0],
        expected=expected * stays[:, 1:],
        unborn_share=_unborn_share(history, births, expected.shape),
        from_housing=(expected - _expected(model, births, is_built=False)) * stays[:, 1:],
        draws=_simulated(model, draws, seed, stays[:, 1:]) if can_tell else None,
    )


def _fitted(history: History) -> _Model:
    """Estimate everything from the history."""
    counts, first = history.counts, _first_rate(history)
    births = _births(history, first)
    before = np.concatenate([history.births[:, 1:, None], counts[:, :-1, :-1]], axis=2)
    districts, changes, ages = before.shape
    seen = np.isfinite(before) & np.isfinite(counts[:, 1:])
    rates = (
        change_rates(before, counts[:, 1:], history.moved_in[:, :changes], history.regions)
        if seen.any((0, 2)).sum() >= FEWEST_COUNTS - 1
        else ChangeRates.unknown(districts, ages, first)
    )
    share, share_weight = shares(births)
    origin = _filled(counts, births, rates.rates)
    return _Model(history, rates, fitted_series(births.sum(0)), share, share_weight, origin)


def _first_rate(history: History) -> float:
    """Return the city's rate from births to the first count, 1 where no births are delivered."""
    youngest = history.counts[:, :, 0]
    both = np.isfinite(history.births) & np.isfinite(youngest)
    born = history.births[both].sum()
    return float(youngest[both].sum() / born) if born > 0 else 1.0


def _births(history: History, first: float) -> Floats:
    """Return D × T' births of the years of which anything is known; the youngest counted stand in for missing ones."""
    births = np.where(
        np.isfinite(history.births), history.births, history.counts[:, :, 0] / max(first, LEAST)
    )
    births = births[:, np.isfinite(births).any(0)]
    here = np.isfinite(births)
    usual = np.where(here, births, 0.0).sum(1, keepdims=True) / np.maximum(here.sum(1, keepdims=True), 1)
    return np.where(here, births, usual)


def _filled(counts: Floats, births: Floats, rates: Floats) -> Floats:
    """Return the children at the origin (D × A); a district not counted then is moved up from its last count."""
    now = counts[:, 0]
    for year in range(1, counts.shape[1]):
        entering = births[:, min(year, births.shape[1] - 1), None]
        moved = np.concatenate([entering, now[:, :-1]], axis=1) * rates
        now = np.where(np.isfinite(counts[:, year]), counts[:, year], moved)
    return now


def _expected(model: _Model, births: Floats, *, is_built: bool) -> Floats:
    """Move the cohorts up, with the planned dwellings or without any."""
    years, now = [], model.origin
    for ahead in range(model.horizon):
        before = np.concatenate([births[:, ahead, None], now[:, :-1]], axis=1)
        housing = model.housing(ahead) * is_built
        now = before * (model.rates.rates + model.moved_within(np.nan_to_num(before), housing)) + housing
        years.append(np.maximum(now, 0.0))
        now = years[-1]
    return np.stack(years, axis=1)


def _staying(history: History) -> Floats:
    """Return D × 1 + H × A: 1, and for the oldest age the share not at school yet."""
    districts, _, ages = history.counts.shape
    stays = np.ones((districts, 1 + history.born.shape[1], ages))
    if history.staying is not None:
        stays[:, :, -1] = history.staying
    return stays


def _unborn_share(history: History, births: Floats, shape: tuple[int, ...]) -> Floats:
    """Return D × H × A: 0 for those born at the origin, 1 for later cohorts, the rest's share of a cohort in between."""
    coming = 1 - history.born / np.maximum(births, LEAST)
    share = np.zeros(shape)
    for ahead in range(shape[1]):
        for age in range(min(ahead + 1, shape[2])):
            share[:, ahead, age] = np.clip(coming[:, ahead - age], 0.0, 1.0)
    return share


class _Chance:
    """Seeded draws in single precision, for S runs at once."""

    def __init__(self, seed: int, draws: int) -> None:
        self.draws = draws
        self._bits = np.random.default_rng(seed)

    def normal(self, *shape: int) -> Singles:
        """Standard normal, S × shape."""
        return self._bits.standard_normal((self.draws, *shape), dtype=np.float32)

    def shocks(self, years: int, degrees: float) -> Singles:
        """Of variance one but heavier tails the less is known (Student's t), S × years."""
        drawn = self._bits.standard_t(degrees, (self.draws, years))
        return (drawn * np.sqrt((degrees - 2) / degrees)).astype(np.float32)

    def whole(self, children: Singles) -> Counts:
        """Whole children, rounded up with the chance that keeps the mean."""
        return np.floor(children + self._bits.random(children.shape, dtype=np.float32)).astype(np.int32)


def _simulated(model: _Model, draws: int, seed: int, stays: Floats) -> Counts:
    """Run the forecast ``draws`` times with everything uncertain drawn, D × H × A × S."""
    chance, rates = _Chance(seed, draws), model.rates
    districts, ages = model.origin.shape
    births = _drawn_births(model, chance)
    shift = np.sqrt(rates.district_variance)[:, None] * chance.normal(districts, 1)
    shift = shift + np.sqrt(rates.age_variance) * chance.normal(districts, ages)
    drawn_rates = (rates.rates * np.exp(shift)).astype(np.float32)
    city = rates.city_shock * chance.shocks(model.horizon, rates.degrees)
    now, runs = np.broadcast_to(model.origin.astype(np.float32), shift.shape), []
    for ahead in range(model.horizon):
        before = np.concatenate([births[:, :, ahead, None], now[:, :, :-1]], axis=2)
        housing = model.housing(ahead).astype(np.float32)
        within = model.moved_within(before.mean(0), housing).astype(np.float32)
        common = 1 + city[:, ahead, None] + np.float32(rates.district_shock) * chance.normal(districts)
        brings = np.exp(np.float32(HOUSING_SPREAD) * chance.normal(districts, 1) - HOUSING_SPREAD**2 / 2)
        mean = np.maximum(before * (drawn_rates + within) * common[:, :, None] + housing * brings, 0)
        now = np.maximum(mean + np.sqrt(rates.dispersion * mean) * chance.normal(districts, ages), 0)
        now = now.astype(np.float32, copy=False)
        runs.append(chance.whole(now * stays[:, ahead].astype(np.float32)))
    return np.moveaxis(np.stack(runs, axis=2), 0, -1)


def _drawn_births(model: _Model, chance: _Chance) -> Singles:
    """Draw births, S × D × H: the city's path, what is uncertain about the shares, and chance in the unborn."""
    series, weight = model.series, model.share_weight
    city = series.path(chance.shocks(model.horizon, series.degrees))
    usual = np.maximum(model.share * np.exp(series.level), 1.0)
    missed = np.sqrt(weight / (2 - weight) / usual) * chance.normal(len(model.share))
    births = model.births(city, model.share * (1 + missed))
    unborn = np.maximum(births - model.history.born, 0.0)
    drawn = births + np.sqrt(unborn) * chance.normal(*births.shape[1:])
    return np.maximum(drawn, model.history.born).astype(np.float32)


def whole(expected: Floats, regions: Ints) -> Ints:
    """Round D × … children to whole ones so that boroughs and the city are off by less than one.

    Running sums over the districts, borough by borough, are rounded and taken apart again: any run of neighbours in
    that order, a borough or all, then adds up to its own rounded sum.
    """
    order = np.argsort(regions, kind="stable")
    sums = np.floor(np.cumsum(expected[order], axis=0) + 0.5 - 1e-9)
    rounded = np.empty(expected.shape, dtype=np.int64)
    rounded[order] = np.diff(sums, axis=0, prepend=0).astype(np.int64)
    return rounded
