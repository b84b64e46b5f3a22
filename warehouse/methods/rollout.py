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
from dataclasses import dataclass
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
Ints = npt.NDArray[np.int32]

DRAWS = 1000
SEED = 2026
SHARES = (50, 90, 100)  # per cent of all schools
CENTRAL_80 = (0.1, 0.5, 0.9)
HALF_LIFE = (
    3.0  # years after which a period counts half: offices learn, markets change; the backtest hardly minds
)
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
    runs = _Runs(stand, draws, np.random.default_rng(seed))
    if len(known.lengths):
        _play(runs, known)
    common = np.exp(COMMON * runs.chance.standard_normal((draws, 1)))
    return runs.ends.reshape(draws, -1) * common


def _play(runs: _Runs, known: Moves) -> None:
    """Play one period after the other until every school of every run is done or the years are over."""
    deck = _Deck(known)
    weight = 0.5 ** ((known.ends[-1] - known.ends) / 365.25 / HALF_LIFE)
    weights = np.cumsum(runs.chance.dirichlet(weight, runs.draws), axis=1)
    clock = np.zeros(runs.draws, np.int32)
    runs.keep(np.isin(runs.state, list(deck.cards)))
    while len(runs.alive) and clock.min() < YEARS_AHEAD * 365.25:
        lot = runs.chance.random((runs.draws, 1)) * weights[:, -1:]
        period = np.minimum((weights < lot).sum(axis=1), len(known.lengths) - 1).astype(np.int32)
        runs.advance(deck, known, period, clock)
        clock += known.lengths[period]


class _Runs:
    """All runs of one forecast side by side: draw × open school, of which ``alive`` can still move."""

    def __init__(self, stand: Stand, draws: int, chance: np.random.Generator) -> None:
        self.draws, self.chance = draws, chance
        is_open = stand.state != DONE
        schools = int(is_open.sum())
        self.state, self.lead = np.tile(stand.state[is_open], draws), np.tile(stand.lead[is_open], draws)
        self.run = np.repeat(np.arange(draws, dtype=np.int32), schools)
        self.alive = np.arange(schools * draws, dtype=np.int32)
        self.ends = np.full(schools * draws, np.inf)

    def keep(self, which: npt.NDArray[np.bool_]) -> None:
        """Go on with some of the schools that are alive."""
        self.alive, self.run = self.alive[which], self.run[which]
        self.state, self.lead = self.state[which], self.lead[which]

    def advance(self, deck: _Deck, known: Moves, period: Ints, clock: Ints) -> None:
        """Let every school that is not done fare as one of the run's period fared."""
        of_run = period[self.run]
        move = deck.drawn(self.state, self.lead, of_run, self.chance)
        goes_by_plan = (self.state == PLANNED) & (known.came_from[move] == PLANNED)
        shift = np.where(goes_by_plan, self.lead - known.lead[move], 0)
        went_to = known.went_to[move]
        is_done = went_to == DONE
        after = np.clip((known.done_after[move] + shift)[is_done], 1, known.lengths[of_run[is_done]])
        self.ends[self.alive[is_done]] = clock[self.run[is_done]] + after
        lead = np.maximum(known.lead_after[move] + shift, 0)
        self.state, self.lead = went_to, np.where(went_to == PLANNED, lead, 0)
        self.keep(~is_done & np.isin(went_to, list(deck.cards)))


@dataclass(frozen=True)
class _Cards:
    """The moves of one state, by period and lead and by lead alone.

    ``starts`` are the first of each period. ``place`` is where a lead belongs among its period's moves (period × lead),
    ``place_of_all`` where among all.
    """

    moves: Ints
    lead: Ints
    starts: Ints
    place: Ints
    by_lead: Ints
    place_of_all: Ints

    @classmethod
    def of(cls, known: Moves, moves: npt.NDArray[np.int64], span: int) -> _Cards:
        """Lay out the moves at the given positions."""
        period, lead = known.period[moves], known.lead[moves]
        periods, order = len(known.lengths), np.argsort(lead, kind="stable")
        starts = np.searchsorted(period, np.arange(periods + 1))
        place = np.searchsorted(period * span + lead, np.arange(periods * span))
        of_all = np.searchsorted(lead[order], np.arange(span))
        found = (moves, lead, starts, place, moves[order], of_all)
        return cls(*(part.astype(np.int32) for part in found))


class _Deck:
    """The moves by state, to draw from: of a period, or of all periods where the period has none alike."""

    def __init__(self, known: Moves) -> None:
        self.span = int(known.lead.max(initial=0)) + 1
        of_state = {state: np.flatnonzero(known.came_from == state) for state in range(1, len(STATES))}
        for one, other in (
            (PLANNED, UNPLANNED),
            (UNPLANNED, PLANNED),
        ):  # with or without a date, work goes on
            if not len(of_state[one]):
                of_state[one] = of_state[other]
        self.cards = {
            state: _Cards.of(known, found, self.span) for state, found in of_state.items() if len(found)
        }

    def drawn(self, state: Ints, lead: Ints, period: Ints, chance: np.random.Generator) -> Ints:
        """Return for each school the position of a move, of a state that has any."""
        drawn = np.zeros(len(state), np.int32)
        for kind, cards in self.cards.items():
            own = np.flatnonzero(state == kind)
            drawn[own] = self._alike(cards, lead[own], period[own], chance)
        return drawn

    def _alike(self, cards: _Cards, lead: Ints, period: Ints, chance: np.random.Generator) -> Ints:
        """Return moves of the period with nearly the same lead; of all periods where it has none."""
        first, end = cards.starts[period], cards.starts[period + 1]
        known_lead = np.minimum(lead, self.span - 1)
        at = cards.place[period * self.span + known_lead]
        at += chance.integers(-NEIGHBOURS, NEIGHBOURS, len(lead), np.int8)
        at = np.minimum(np.clip(at, first, np.maximum(end - 1, first)), len(cards.moves) - 1)
        is_far = (first == end) | (np.abs(cards.lead[at] - lead) > NEAR + lead * NEAR_SHARE)
        found, astray = cards.moves[at], np.flatnonzero(is_far)
        at = cards.place_of_all[known_lead[astray]]
        at += chance.integers(-2 * NEIGHBOURS, 2 * NEIGHBOURS, len(astray), np.int8)
        found[astray] = cards.by_lead[np.clip(at, 0, len(cards.moves) - 1)]
        return found
