"""Days as whole numbers since 1970-01-01, as numpy and polars both keep them."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from warehouse.demo.chance import Flags, Ints

NEVER = 10**6
ALWAYS = -(10**6)
_EPOCH = date(1970, 1, 1).toordinal()


def day(year: int, month: int, day_of_month: int) -> int:
    """The day's number."""
    return date(year, month, day_of_month).toordinal() - _EPOCH


def as_date(number: int) -> date:
    """The day itself."""
    return date.fromordinal(number + _EPOCH)


def month_number(days: Ints) -> Ints:
    """Months since January 1970."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def year_of(days: Ints) -> Ints:
    """The calendar year of each day."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def first_of_month(days: Ints) -> Ints:
    """The first day of each day's month."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def end_of_month(days: Ints) -> Ints:
    """The last day of each day's month."""
    next_month = days.astype("datetime64[D]").astype("datetime64[M]") + np.timedelta64(1, "M")
    return next_month.astype("datetime64[D]").astype(np.int64) - 1


def year_starting(years: Ints, month: int, day_of_month: int = 1) -> Ints:
    """The given day of each year; the day must exist in every year."""
    months = (years - 1970) * 12 + month - 1
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + day_of_month - 1


def dates(days: Ints) -> pl.Series:
    """The days as dates; ``NEVER`` and ``ALWAYS`` as missing."""
    known = (days < NEVER) & (days > ALWAYS)
    return pl.Series(np.where(known, days, 0).astype(np.int32)).cast(pl.Date).set(pl.Series(~known), None)


def cohort(birth: Ints) -> Ints:
    """Day-care cohort: born 2.11. of the year before to 1.11. of the named year."""
    years = year_of(birth)
    return years + (birth > year_starting(years, 11))


def school_year(birth: Ints) -> Ints:
    """The year whose 1 August brings school: six by 30 September."""
    years = year_of(birth)
    return years + 6 + (birth > year_starting(years, 9, 30))


def is_within(moment: int, start: Ints, end: Ints) -> Flags:
    """Whether the moment lies from ``start`` to the day before ``end``."""
    return (start <= moment) & (moment < end)
