"""What became of the schools that were open at one reference date by the next: the moves a forecast draws from.

A move is one school's way from one reference date to the next one at least :data:`SPAN` days later. It carries all
there is to know of delays without waiting for the end of any school: a plan that is overdue and still not done is a
move to "open, due now", one that was put off a move to a later plan, one that was kept a move to "done". So schools
still open count as much as finished ones (the life table's answer to right-censoring).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil

import numpy as np
import numpy.typing as npt
import polars as pl

Ints = npt.NDArray[np.int32]  # days, states and positions all fit, in half the time that 64 bits take

FARTHEST = 20 * 366  # days to a plan; what is mistyped beyond is as far as that
SPAN = 150  # days: shorter steps would take one shock for several
DONE, PLANNED, UNPLANNED, ON_HOLD, UNKNOWN = range(5)
STATES = ("done", "planned", "unplanned", "on_hold", "unknown")
COLUMNS = ("reference_date", "school_id", "state", "planned_on", "done_on")


@dataclass(frozen=True)
class Moves:
    """Moves ordered by ``period``, state before (``came_from``) and ``lead`` (days to the plan, 0 when overdue or none).

    ``went_to`` is the state after, ``lead_after`` its lead. ``done_after`` are the days from the reference date to the
    end of those that were done. ``lengths`` are the days of each period, ``ends`` the number of its last day.
    """

    period: Ints
    came_from: Ints
    lead: Ints
    went_to: Ints
    lead_after: Ints
    done_after: Ints
    lengths: Ints
    ends: Ints

    def known_on(self, day: int) -> Moves:
        """Return the moves that had ended by a day."""
        periods = int(np.searchsorted(self.ends, day, side="right"))
        kept = self.period < periods
        parts = (self.period, self.came_from, self.lead, self.went_to, self.lead_after, self.done_after)
        return Moves(*(part[kept] for part in parts), self.lengths[:periods], self.ends[:periods])


@dataclass(frozen=True)
class Stand:
    """One track on one day: schools in the order of their numbers; ``lead`` and ``done_on`` as whole days."""

    day: int
    school: Ints
    state: Ints
    lead: Ints
    done_on: Ints


def stands(seen: pl.DataFrame, schools: pl.Series) -> list[Stand]:
    """Return one track's stands by date; ``schools`` are all numbers there are, sorted."""
    place = pl.Enum(schools)
    told = seen.select(
        pl.col("reference_date").to_physical().cast(pl.Int32),
        pl.col("school_id").cast(place).to_physical().cast(pl.Int32),
        pl.col("state").cast(pl.Enum(STATES)).to_physical().cast(pl.Int32),
        pl.col("planned_on", "done_on").to_physical().cast(pl.Int32),
    ).sort("reference_date", "school_id")
    return [_stand(day[0], rows) for day, rows in told.group_by("reference_date", maintain_order=True)]


def _stand(day: object, rows: pl.DataFrame) -> Stand:
    on = int(str(day))
    return Stand(
        day=on,
        school=rows["school_id"].to_numpy(),
        state=rows["state"].to_numpy(),
        lead=np.clip(rows["planned_on"].fill_null(on).to_numpy() - on, 0, FARTHEST),
        done_on=rows["done_on"].fill_null(on).to_numpy(),
    )


def moves(seen: list[Stand]) -> Moves:
    """Return every move between the stands of one track."""
    days = np.array([stand.day for stand in seen], dtype=np.int32)
    following = np.searchsorted(days, days + SPAN)
    pairs = [(seen[k], seen[n]) for k, n in enumerate(following.tolist()) if n < len(seen)]
    parts = [_moves_between(number, *pair) for number, pair in enumerate(pairs)]
    columns = np.concatenate(parts, axis=1) if parts else np.empty((6, 0), np.int32)
    lengths = np.array([after.day - before.day for before, after in pairs], dtype=np.int32)
    ends = np.array([after.day for _, after in pairs], dtype=np.int32)
    order = np.lexsort((columns[2], columns[1], columns[0]))
    return Moves(*columns[:, order], lengths, ends)


def _moves_between(number: int, before: Stand, after: Stand) -> Ints:
    """Return the moves of the schools that are in both stands and were open in the first (6 × schools)."""
    _, here, there = np.intersect1d(before.school, after.school, assume_unique=True, return_indices=True)
    is_open = before.state[here] != DONE
    here, there = here[is_open], there[is_open]
    length = after.day - before.day
    done_after = np.clip(after.done_on[there] - before.day, 1, length)
    return np.stack([
        np.full(len(here), number), before.state[here], before.lead[here], after.state[there], after.lead[there],
        done_after,
    ]).astype(np.int32)  # fmt: skip


def as_day(number: float) -> date | None:
    """Return the date of a day's number, none for one that never comes."""
    return date.fromordinal(date(1970, 1, 1).toordinal() + ceil(number)) if np.isfinite(number) else None
