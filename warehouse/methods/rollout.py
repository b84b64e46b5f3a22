"""When half, nine tenths and all schools of a track will be done: a range of dates, from the delays seen so far.

The future is played as the past was seen (reference class forecasting, Kahneman and Tversky 1979, here as a bootstrap
of moves): every coming half year is one of the past periods of the same track, drawn by lot, and every open school
fares in it as one fared that was then as far from its plan date. All schools of a run share the period drawn: what
delays one delays many, and a range without that common part would be far too narrow. How often a period comes up is
itself uncertain; each run draws the weights of the periods anew (the Bayesian bootstrap, Rubin 1981), so that few
periods make a wide range. And what the coming years have in common need not have been seen in any past one: each run
is stretched or shortened as a whole by a common factor (``COMMON``), without which the ranges held two thirds of the
outcomes instead of four fifths in simulated rollouts that know nothing of this method.

Schools without a plan date, on hold and of unknown state fare as others of their own state did. Where none of those on
hold or unknown has ever moved on, theirs never do: the date is then none. Nothing assumes that plans are kept, nor that
they are not.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from warehouse.methods.rollout_moves import (
    DONE,
    ON_HOLD,
    PLANNED,
    STATES,
    UNKNOWN,
    UNPLANNED,
    Moves,
    Stand,
    as_day,
    moves,
    stands,
)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

DRAWS = 1000
SEED = 2026
SHARES = (50, 90, 100)  # per cent of all schools
CENTRAL_80 = (0.1, 0.5, 0.9)
YEARS_AHEAD = 20  # what is not done by then counts as never
NEIGHBOURS = 4  # moves to either side, by distance from the plan, of which one is drawn
NEAR, NEAR_SHARE = 60, 0.25  # days, and part of the distance, within which a move counts as alike
COMMON = (
    0.3  # spread (of the logarithm) of the factor all schools of a run share; held by the simulated backtest
)
FORECAST = pl.Schema(
    {
        "reference_date": pl.Date, "track": pl.String, "target_share": pl.Int64, "needed_schools": pl.Int64,
        "total": pl.Int64, "reached": pl.Int64, "on_hold": pl.Int64, "unknown": pl.Int64, "unplanned": pl.Int64,
        "low_80": pl.Date, "median": pl.Date, "high_80": pl.Date, "reached_on": pl.Date, "periods": pl.Int64,
    }
)  # fmt: skip


def forecasts(
    seen: pl.DataFrame, on: Collection[date] | None = None, draws: int = DRAWS, seed: int = SEED
) -> pl.DataFrame:
    """Forecast every track at its reference dates, each from what was known on that date.

    Args:
        seen: one row per ``reference_date, track, school_id`` with ``state`` (one of :data:`STATES`), ``planned_on``
            and, where the state is done, ``done_on``.
        on: the reference dates to forecast at, all by default.
        draws: how many runs are played.
        seed: of the chance; every track and date has its own, whatever else is forecast.

    Returns:
        One row per reference date, track and share of schools, under the columns of :data:`FORECAST`.
    """
    rows: list[tuple[object, ...]] = []
    for (track,), own in sorted(seen.partition_by("track", as_dict=True).items()):
        told = stands(own, own["school_id"].unique().sort())
        every = moves(told)
        chosen = [stand for stand in told if on is None or as_day(stand.day) in on]
        for stand in chosen:
            known = every.known_on(stand.day)
            ends = completions(stand, known, draws, [seed, zlib.crc32(str(track).encode()), stand.day])
            rows.extend(_rows(str(track), stand, known, ends))
    return pl.DataFrame(rows, schema=FORECAST, orient="row").sort("reference_date", "track", "target_share")


def needed(total: int, share: int) -> int:
    """Return how many schools make a share of all, rounded up."""
    return -(-total * share // 100)


def _rows(track: str, stand: Stand, known: Moves, ends: Floats) -> Iterator[tuple[object, ...]]:
    """Return the rows of one track on one day."""
    total, reached = len(stand.state), int((stand.state == DONE).sum())
    counts = [int((stand.state == state).sum()) for state in (ON_HOLD, UNKNOWN, UNPLANNED)]
    done = np.sort(stand.done_on[stand.state == DONE])
    ends = np.sort(ends, axis=1)
    for share in SHARES:
        schools = needed(total, share)
        dates = [None, None, None]
        if schools > reached and len(known.lengths):
            when = np.quantile(ends[:, schools - reached - 1], CENTRAL_80, method="inverted_cdf")
            dates = [as_day(stand.day + after) for after in when]
        reached_on = as_day(done[schools - 1]) if schools <= reached else None
        yield (as_day(stand.day), track, share, schools, total, reached, *counts, *dates, reached_on,
               len(known.lengths))  # fmt: skip


def completions(stand: Stand, known: Moves, draws: int, seed: list[int]) -> Floats:
    """Return the days from the stand to the end of each open school, draws × schools; infinite for never."""
    is_open = stand.state != DONE
    runs = _Runs(stand.state[is_open], stand.lead[is_open], draws, np.random.default_rng(seed))
    if len(known.lengths):
        _play(runs, _Deck(known), known)
    common = np.exp(COMMON * runs.chance.standard_normal((draws, 1)))
    return runs.ends.reshape(draws, -1) * common


def _play(runs: _Runs, deck: _Deck, known: Moves) -> None:
    """Play one period after the other until every school of every run is done or the years are over."""
    weights = np.cumsum(runs.chance.dirichlet(np.ones(len(known.lengths)), runs.draws), axis=1)
    clock = np.zeros(runs.draws, np.int64)
    while len(runs.alive) and clock.min() < YEARS_AHEAD * 365.25:
        lot = runs.chance.random((runs.draws, 1)) * weights[:, -1:]
        period = np.minimum((weights < lot).sum(axis=1), len(known.lengths) - 1)
        runs.advance(deck, known, period, clock)
        clock += known.lengths[period]


@dataclass
class _Runs:
    """All runs of one forecast side by side: draw × open school, of which ``alive`` are not done."""

    state: Ints
    lead: Ints
    draws: int
    chance: np.random.Generator
    ends: Floats = field(init=False)
    alive: Ints = field(init=False)
    run: Ints = field(init=False)

    def __post_init__(self) -> None:
        """Set every run to the stand."""
        schools = len(self.state)
        self.state, self.lead = np.tile(self.state, self.draws), np.tile(self.lead, self.draws)
        self.run = np.repeat(np.arange(self.draws), schools)
        self.alive = np.arange(schools * self.draws)
        self.ends = np.full(schools * self.draws, np.inf)

    def advance(self, deck: _Deck, known: Moves, period: Ints, clock: Ints) -> None:
        """Let every school that is not done fare as one of the run's period fared."""
        move = deck.drawn(self.state, self.lead, period[self.run], self.chance)
        length = known.lengths[period[self.run]]
        never = move < 0
        is_planned = (self.state == PLANNED) & (known.came_from[move] == PLANNED)
        shift = np.where(is_planned, self.lead - known.lead[move], 0)
        is_done = ~never & (known.went_to[move] == DONE)
        after = np.clip(known.done_after[move] + shift, 1, length)
        self.ends[self.alive[is_done]] = (clock[self.run] + after)[is_done]
        lead = np.maximum(known.lead_after[move] + shift, 0)
        state = np.where(never, self.state, known.went_to[move])
        kept = ~is_done
        self.alive, self.run = self.alive[kept], self.run[kept]
        self.state = state[kept]
        self.lead = np.where(state == PLANNED, lead, 0)[kept]


class _Deck:
    """The moves by state, to draw from: of a period, or of all periods where the period has none alike."""

    def __init__(self, known: Moves) -> None:
        self.known, self.span = known, int(known.lead.max(initial=0)) + 1
        self.of_period = {state: np.flatnonzero(known.came_from == state) for state in range(1, len(STATES))}
        for one, other in (
            (PLANNED, UNPLANNED),
            (UNPLANNED, PLANNED),
        ):  # with or without a date, work goes on
            if not len(self.of_period[one]):
                self.of_period[one] = self.of_period[other]
        self.by_lead = {
            state: deck[np.argsort(known.lead[deck], kind="stable")] for state, deck in self.of_period.items()
        }

    def drawn(self, state: Ints, lead: Ints, period: Ints, chance: np.random.Generator) -> Ints:
        """Return for each school the position of a move, -1 where none of its state was ever seen."""
        drawn = np.full(len(state), -1)
        for kind, own_moves in self.of_period.items():
            own = np.flatnonzero(state == kind)
            if len(own) and len(own_moves):
                drawn[own] = self._alike(kind, lead[own], period[own], chance)
        return drawn

    def _alike(self, kind: int, lead: Ints, period: Ints, chance: np.random.Generator) -> Ints:
        """Return moves of the period with nearly the same lead; of all periods where it has none."""
        deck, lead = self.of_period[kind], np.minimum(lead, self.span - 1)
        periods, leads = self.known.period[deck], self.known.lead[deck]
        first, end = np.searchsorted(periods, (period, period + 1))
        at = np.searchsorted(periods * self.span + leads, period * self.span + lead)
        at = at + chance.integers(-NEIGHBOURS, NEIGHBOURS, len(lead))
        at = np.minimum(np.clip(at, first, np.maximum(end - 1, first)), len(deck) - 1)
        is_far = (first == end) | (np.abs(leads[at] - lead) > NEAR + NEAR_SHARE * lead)
        found, astray = deck[at], np.flatnonzero(is_far)
        found[astray] = self._of_all(kind, lead[astray], chance)
        return found

    def _of_all(self, kind: int, lead: Ints, chance: np.random.Generator) -> Ints:
        """Return moves of any period with nearly the same lead."""
        deck = self.by_lead[kind]
        at = np.searchsorted(self.known.lead[deck], lead)
        at = at + chance.integers(-2 * NEIGHBOURS, 2 * NEIGHBOURS, len(lead))
        return deck[np.clip(at, 0, len(deck) - 1)]
