"""A day that stands in for a birth date: of the same month, and in the same class of all comparisons.

Planning asks of a birth date only whether a birthday has been reached on some day: a reference date, a need date, a
cut-off of law, in whatever year. Within a month, days between two such thresholds answer every question alike, so one
of them can stand for all, and the true one need not be kept. Of each class the day nearest the middle of the month is
taken: most classes reach over it, and then nothing of the day is left. A class of one day (a birthday on a cut-off)
keeps that day; else the numbers of earlier reference dates would change.

The idea is global recoding of a quasi-identifier (Hundepool et al., Statistical Disclosure Control, 2012, 3.2.3) into
classes given by what is asked of it.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

MIDDLE = 15
BEFORE_ALL, AFTER_ALL = 0, 1300


def stand_in(birth_dates: pl.Series, thresholds: pl.Series) -> pl.Series:
    """Return for each birth date its stand-in.

    For every threshold, moved by any number of whole years, ``birth_date <= threshold`` and the birthday being
    reached on it hold for the stand-in as they do for the birth date. 29 February is a day after the 28th and before
    1 March, as in law (§ 188 BGB). Missing dates stay missing; a stand-in is its own stand-in.
    """
    births, asked = _month_and_day(birth_dates), np.unique(_month_and_day(thresholds.drop_nulls()))
    bounded = np.concatenate([[BEFORE_ALL], asked, [AFTER_ALL]])  # those of other months bound nothing
    after = np.searchsorted(bounded, births)
    first = np.maximum(births // 100 * 100 + MIDDLE, bounded[after - 1] + 1)
    moved = pl.Series(np.minimum(first, bounded[after]) - births, dtype=pl.Int32)
    return (birth_dates.cast(pl.Int32) + moved).cast(pl.Date)


def _month_and_day(days: pl.Series) -> NDArray[np.int64]:
    """Return each day's place in any year: 1 March is 301."""
    numbers = days.dt.month().cast(pl.Int64) * 100 + days.dt.day()
    return numbers.fill_null(101).to_numpy()
