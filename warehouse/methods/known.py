"""What was known at an origin: from tables of everything delivered to the history that a forecast starts from.

A cohort is named by the day-care year on whose cut-off day it is under one, so that in day-care year ``y`` the cohort
``c`` is ``y - c`` years of age. Counts a year apart (give or take a month) belong to one series; a year without a count
is a gap that no rate is taken from.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
import polars as pl

from warehouse.methods.forecast import (
    Floats,
    History,
    Ints,
)

OLDEST = 6  # in the year they turn seven the last children have started school
MONTHS, MONTH_DAYS = 12, 31


@dataclass(frozen=True)
class Origin:
    """A point of view: the last count, until when births and housing are known, and up to which year it looks."""

    origin_id: str
    population_date: date
    births_date: date | None
    housing_date: date | None
    counted_year: int
    last_day_care_year: int

    @classmethod
    def all_of(cls, rows: pl.DataFrame) -> list[Origin]:
        """Return the different origins in a table with one column per field, the earliest count first."""
        names = [column.name for column in fields(cls)]
        unique = rows.select(names).unique().sort("population_date", "origin_id")
        return [cls(**row) for row in unique.to_dicts()]

    @property
    def horizon(self) -> int:
        """The number of years ahead."""
        return self.last_day_care_year - self.counted_year


@dataclass(frozen=True)
class Known:
    """The tables of everything delivered.

    ``counts``: population_date, counted_year (its last full cohort), district_id, cohort_year, children, late_children (those who are six and not at school
    yet; null where no month of birth is known). ``births``: births_date, district_id, cohort_year, birth_month,
    live_births. ``arrivals``: housing_date, district_id, arrival_year, year_of_age, children. ``members``: level,
    area_id, district_id, and of districts the borough_id.
    """

    counts: pl.DataFrame
    births: pl.DataFrame
    arrivals: pl.DataFrame
    members: pl.DataFrame

    @cached_property
    def ages(self) -> int:
        """How many years of age there are; without months of birth nobody knows who of the six-year-olds stays."""
        return OLDEST + int(self.counts["late_children"].is_not_null().any())

    def districts(self, until: date) -> pl.DataFrame:
        """Return the districts counted by a day, with the position of their borough, in a lasting order."""
        counted = self.counts.filter(pl.col("population_date") <= until).select("district_id").unique()
        known = self.members.filter(level="district").join(counted, on="district_id", how="semi")
        region = pl.col("borough_id").fill_null("").rank("dense").cast(pl.Int64) - 1
        ordered = known.sort("borough_id", "district_id", nulls_last=True)
        return ordered.select("district_id", "borough_id", region=region).with_row_index("position")

    @cached_property
    def count_dates(self) -> list[date]:
        """The days on which children were counted."""
        return self.counts["population_date"].unique().sort().to_list()

    def count_near(self, day: date) -> date | None:
        """Return the count nearest to a day, if there is one within a month."""
        nearest = min(self.count_dates, key=lambda one: abs((one - day).days))
        return nearest if abs((nearest - day).days) <= MONTH_DAYS else None


def history(known: Known, origin: Origin) -> History:
    """Return what was known at an origin, as arrays; districts never counted until then are left out."""
    districts = known.districts(origin.population_date)
    days = [known.count_near(day) for day in _anniversaries(known, origin)]
    counts = np.stack(
        [
            _cohorts(known, day, districts, origin.counted_year - back - np.arange(known.ages))
            for back, day in reversed(list(enumerate(days)))
        ],
        axis=1,
    )
    births, born, born_share = _births(known, origin, districts, len(days))
    return History(
        counts=counts,
        births=births,
        regions=districts["region"].to_numpy(),
        born=born,
        born_share=born_share,
        moved_in=_moved_in(known, origin, districts, len(days)),
        staying=_staying(known, origin, districts),
    )


def _anniversaries(known: Known, origin: Origin) -> list[date]:
    """The origin's day in its year and in each year before, back to the first count."""
    day, first = origin.population_date, known.count_dates[0].year
    return [date(year, day.month, min(day.day, 28)) for year in range(day.year, first - 1, -1)]


def _cohorts(
    known: Known, day: date | None, districts: pl.DataFrame, cohorts: Ints, column: str = "children"
) -> Floats:
    """Return D × cohorts of one count: NaN where a district was not counted, 0 where it was and has none."""
    if day is None:
        return np.full((districts.height, len(cohorts)), np.nan)
    rows = known.counts.filter(population_date=day)
    table = _table(rows, districts, "cohort_year", cohorts, column)
    uncounted = ~districts["district_id"].is_in(rows["district_id"].unique().to_list()).to_numpy()
    table[uncounted] = np.nan
    return table


def _table(rows: pl.DataFrame, districts: pl.DataFrame, key: str, values: Ints, column: str) -> Floats:
    """Return D × values: the sum of a column per district and value of the key, 0 where there is no row."""
    places = pl.DataFrame(
        {key: values, "place": np.arange(len(values))}, schema_overrides={key: rows.schema[key]}
    )
    found = rows.join(districts, on="district_id").join(places, on=key).drop_nulls(column)
    table = np.zeros((districts.height, len(values)))
    np.add.at(
        table,
        (found["position"].to_numpy(), found["place"].to_numpy()),
        found[column].cast(pl.Float64).to_numpy(),
    )
    return table


def _births(
    known: Known, origin: Origin, districts: pl.DataFrame, years: int
) -> tuple[Floats, Floats, Floats]:
    """Return the births of the cohorts counted (D × T), those born of the coming ones (D × H), and their share (H).

    A cohort whose months were not all delivered has no births; of a coming cohort the months known stand for the
    share of a year's births that they usually are.
    """
    rows = known.births.filter(births_date=origin.births_date) if origin.births_date else known.births.clear()
    if rows.is_empty():
        return _without_births(known, origin, districts, years)
    cohorts = origin.counted_year + 1 + np.arange(-years, origin.horizon)
    births = _table(rows, districts, "cohort_year", cohorts, "live_births")
    month = rows.with_columns(month=pl.col("birth_month").dt.month())
    city = month.group_by("cohort_year", "month").agg(pl.col("live_births").sum())
    months = dict(city.group_by("cohort_year").agg("month").iter_rows())
    whole_years = [cohort for cohort, there in months.items() if len(there) == MONTHS]
    usual = city.filter(pl.col("cohort_year").is_in(whole_years))
    share = np.array([_share(usual, months.get(cohort, [])) for cohort in cohorts.tolist()])
    counted = np.where(share[:years] < 1, np.nan, births[:, :years])
    return counted, births[:, years:], share[years:]


def _share(usual: pl.DataFrame, months: list[int]) -> float:
    """Return which share of a year's births falls into some months."""
    total = usual["live_births"].sum()
    if len(months) == MONTHS or not total:
        return len(months) / MONTHS
    return float(usual.filter(pl.col("month").is_in(months))["live_births"].sum()) / float(total)


def _without_births(
    known: Known, origin: Origin, districts: pl.DataFrame, years: int
) -> tuple[Floats, Floats, Floats]:
    """Without births, those of the next cohort who were counted already stand for what is known of it."""
    born, share = np.zeros((districts.height, origin.horizon)), np.zeros(origin.horizon)
    if origin.horizon and known.ages > OLDEST:
        days = [day for day in map(known.count_near, _anniversaries(known, origin)) if day]

        def counted(day: date, years_back: int) -> Floats:
            return np.nan_to_num(
                _cohorts(known, day, districts, np.array([origin.counted_year - years_back]))
            )

        # of each cohort under one at a count: how many there were, and how many of them a year before
        pairs = list(enumerate(pairwise(days)))
        there = float(np.sum([counted(later, back).sum() for back, (later, _) in pairs]))
        before = float(np.sum([counted(earlier, back).sum() for back, (_, earlier) in pairs]))
        if there > 0:
            born[:, 0] = counted(days[0], -1)[:, 0]
            share[0] = min(1.0, before / there)
    return np.full((districts.height, years), np.nan), born, share


def _moved_in(known: Known, origin: Origin, districts: pl.DataFrame, years: int) -> Floats:
    """Return D × T - 1 + H × A children moving into new dwellings, year by year."""
    moved = np.zeros((districts.height, years - 1 + origin.horizon, known.ages))
    if origin.housing_date is None:
        return moved
    rows = known.arrivals.filter(housing_date=origin.housing_date)
    first = origin.population_date.year - years + 2
    for age in range(known.ages):
        own = rows.filter(year_of_age=age)
        moved[:, :, age] = _table(
            own, districts, "arrival_year", first + np.arange(moved.shape[1]), "children"
        )
    return moved


def _staying(known: Known, origin: Origin, districts: pl.DataFrame) -> Floats | None:
    """Return D × 1 + H shares of six-year-olds not at school yet: each cohort's own, else the city's, else a twelfth."""
    if known.ages == OLDEST:
        return None
    cohorts = origin.counted_year + np.arange(origin.horizon + 1) - OLDEST
    all_of, late = (
        np.nan_to_num(_cohorts(known, origin.population_date, districts, cohorts, name))
        for name in ("children", "late_children")
    )
    city = np.divide(
        late.sum(0), all_of.sum(0), out=np.full(len(cohorts), 1 / MONTHS), where=all_of.sum(0) > 0
    )
    shares = np.divide(late, all_of, out=np.broadcast_to(city, late.shape).copy(), where=all_of > 0)
    shares[:, cohorts > origin.counted_year] = 1 / MONTHS
    return shares
