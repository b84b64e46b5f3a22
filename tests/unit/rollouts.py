"""Rollouts whose process of delay is known, and knows nothing of the forecast's moves.

Work is done on a grid of ten days. Each school needs a number of days of work that the plan guesses. All schools share
the pace of the time, which wanders, and the optimism of the track's planners; some stand still on hold for a while, of
some the state is not told. At each half-yearly report the office tells its plans, and then renews some of them by the
same optimistic guess, mostly those that are overdue.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

STEP = 10
FIRST = date(2015, 1, 1)
SEEN = {"reference_date": pl.Date, "track": pl.String, "school_id": pl.String, "state": pl.String,
        "planned_on": pl.Date, "done_on": pl.Date}  # fmt: skip


def report_days(half_years: int) -> list[int]:
    """Return the days of half-yearly reports, counted from the beginning."""
    ends = [
        date(2015 + n // 2, 6, 30) if n % 2 == 0 else date(2015 + n // 2, 12, 31) for n in range(half_years)
    ]
    return [(end - FIRST).days for end in ends]


def rollout(seed: list[int], half_years: int = 30) -> pl.DataFrame:
    """Return all that was told of one track of 40 to 160 schools, under the columns the forecast asks for."""
    office = Office(np.random.default_rng(seed))
    days = report_days(half_years)
    told = []
    for _ in range(days[-1] // STEP + 1):
        office.work_on()
        for day in days:
            if office.today - STEP < day <= office.today:
                told.append(office.report(day))
                office.plan_anew(day)
    return pl.concat(told)


class Office:
    """One track's work and plans, ten days after ten days."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng, self.today = rng, 0
        self.schools = int(rng.integers(40, 161))
        self.optimism, self.spread = rng.uniform(0.6, 1.1), rng.uniform(0.1, 0.6)
        self.plan = np.sort(rng.uniform(60, rng.uniform(1200, 2600), self.schools))
        self.left = self.plan / self.optimism * np.exp(rng.normal(0, 0.25, self.schools))
        self.has_plan = rng.random(self.schools) < 0.85
        self.done_on, self.hold = np.full(self.schools, -1), np.zeros(self.schools)
        self.is_unknown = np.zeros(self.schools, bool)
        self.log_pace = rng.normal(0, self.spread)

    def work_on(self) -> None:
        """Let ten days pass; the pace of the time has a memory of about half a year."""
        self.today += STEP
        memory = np.exp(-STEP / 180)
        self.log_pace = memory * self.log_pace + np.sqrt(1 - memory**2) * self.rng.normal(0, self.spread)
        stops = (self.rng.random(self.schools) < 0.15 * STEP / 365) & (self.done_on < 0) & (self.hold <= 0)
        self.hold = np.where(stops, self.rng.exponential(300, self.schools), self.hold - STEP)
        self.left -= np.where(self.hold > 0, 0, STEP * np.exp(self.log_pace - self.spread**2 / 2))
        self.done_on = np.where((self.done_on < 0) & (self.left <= 0), self.today, self.done_on)

    def report(self, day: int) -> pl.DataFrame:
        """Tell the state of every school."""
        unknown = np.where(self.is_unknown, 0.3, 0.02)
        self.is_unknown = self.rng.random(self.schools) < unknown
        is_done = (self.done_on >= 0) & (self.done_on <= day)
        state = np.where(self.has_plan, "planned", "unplanned")
        state = np.where(self.hold > 0, "on_hold", state)
        state = np.where(is_done, "done", np.where(self.is_unknown, "unknown", state))
        columns = {
            "reference_date": FIRST + timedelta(day), "track": "wlan",
            "school_id": [str(900100 + number) for number in range(self.schools)], "state": state,
            "planned_on": _dates(self.plan, self.has_plan & ~is_done), "done_on": _dates(self.done_on, is_done),
        }  # fmt: skip
        return pl.DataFrame(columns, schema=SEEN)

    def plan_anew(self, day: int) -> None:
        """Renew a quarter of the plans, and most of those that are overdue."""
        chance = np.where(self.plan < day, 0.7, 0.25)
        renewed = (self.done_on < 0) & (self.rng.random(self.schools) < chance)
        guess = np.maximum(self.left, 20) * self.optimism * np.exp(self.rng.normal(0, 0.2, self.schools))
        self.plan = np.where(renewed, day + guess, self.plan)
        self.has_plan |= self.rng.random(self.schools) < 0.4


def _dates(days: np.ndarray, is_known: np.ndarray) -> list[date | None]:
    return [
        FIRST + timedelta(int(number)) if known else None
        for number, known in zip(days, is_known, strict=True)
    ]
