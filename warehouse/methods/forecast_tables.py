"""The forecast at every origin: from tables of what was known to a table of what was to be expected.

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
    CENTRAL_80,
    DRAWS,
    Counts,
    Floats,
    Forecast,
    History,
    Ints,
    forecast,
    whole,
)

OLDEST = 6  # in the year they turn seven the last children have started school
UNDER_THREE = 3
MONTHS, MONTH_DAYS = 12, 31
ROWS = pl.Schema(
    {
        "origin_id": pl.String, "day_care_year": pl.Int64, "level": pl.String, "area_id": pl.String,
        "age_group": pl.String, "year_of_age": pl.Int64, "expected": pl.Int64, "median": pl.Float64,
        "low_80": pl.Float64, "high_80": pl.Float64, "unborn_share": pl.Float64, "from_housing": pl.Float64,
        "draws": pl.List(pl.Int32),
    }
)  # fmt: skip


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


def forecasts(
    known: Known, origins: list[Origin], draws_of: str | None = None, draws: int = DRAWS
) -> pl.DataFrame:
    """Forecast from every origin; one row per origin, day-care year, area and age group or year of age (``ROWS``).

    The year of the count itself is among the rows, as counted. The runs themselves are kept for one origin's
    districts and years of age, ``draws_of``.
    """
    found = [
        _rows(known, origin, forecast(history(known, origin), draws), keep=origin.origin_id == draws_of)
        for origin in origins
    ]
    return pl.concat(found) if found else pl.DataFrame(schema=ROWS)


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
    np.add.at(table, (found["position"].to_numpy(), found["place"].to_numpy()), found[column].cast(pl.Float64).to_numpy())
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
    return usual.filter(pl.col("month").is_in(months))["live_births"].sum() / total


def _without_births(
    known: Known, origin: Origin, districts: pl.DataFrame, years: int
) -> tuple[Floats, Floats, Floats]:
    """Without births, those of the next cohort who were counted already stand for what is known of it."""
    born, share = np.zeros((districts.height, origin.horizon)), np.zeros(origin.horizon)
    next_cohort = np.array([origin.counted_year + 1])
    if origin.horizon and known.ages > OLDEST:
        days = [day for day in map(known.count_near, _anniversaries(known, origin)) if day]
        pairs = [(back, earlier, later) for back, (later, earlier) in enumerate(pairwise(days))]
        partly = sum(
            np.nansum(_cohorts(known, one, districts, next_cohort - back - 1)) for back, one, _ in pairs
        )
        fully = sum(
            np.nansum(_cohorts(known, two, districts, next_cohort - back - 1)) for back, _, two in pairs
        )
        if fully > 0:
            born[:, 0] = np.nan_to_num(_cohorts(known, days[0], districts, next_cohort)[:, 0])
            share[0] = min(1.0, partly / fully)
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


def _rows(known: Known, origin: Origin, found: Forecast, *, keep: bool) -> pl.DataFrame:
    """Return one origin's rows: every area by age group and by year of age, the year of the count first."""
    districts = known.districts(origin.population_date)
    now = found.now[:, None]
    nobody = np.zeros_like(now)
    expected = whole(np.concatenate([now, found.expected], axis=1), districts["region"].to_numpy())
    unborn = np.concatenate([nobody, found.unborn_share], axis=1) * expected
    housing = np.concatenate([nobody, found.from_housing], axis=1)
    draws = None
    if found.draws is not None:
        counted = np.broadcast_to(expected[:, :1, :, None], (*now.shape, found.draws.shape[-1]))
        draws = np.concatenate([counted.astype(np.int32), found.draws], axis=1)
    areas, belongs = _areas(known, districts)
    groups, adds_up = _groups(known.ages)

    def summed(cells: Floats | Counts) -> Floats:
        return np.einsum("nd,dha...,ag->nhg...", belongs, cells.astype(np.float32), adds_up, optimize=True)

    whole_sums = np.rint(np.einsum("nd,dha,ag->nhg", belongs, expected, adds_up)).astype(np.int64)
    low, middle, high = (
        np.quantile(summed(draws), CENTRAL_80, axis=-1)
        if draws is not None
        else _unknown(whole_sums, now=expected)
    )
    years = pl.DataFrame({"day_care_year": origin.counted_year + np.arange(expected.shape[1])})
    grid = areas.join(years, how="cross", maintain_order="left_right")
    grid = grid.join(groups, how="cross", maintain_order="left_right")
    columns = {"expected": whole_sums, "median": middle, "low_80": low, "high_80": high,
               "unborn_share": summed(unborn) / np.maximum(whole_sums, 1), "from_housing": summed(housing)}  # fmt: skip
    rows = grid.with_columns(
        origin_id=pl.lit(origin.origin_id), draws=pl.lit(None, ROWS["draws"]),
        **{name: pl.Series(values.ravel()) for name, values in columns.items()},
    ).with_columns(pl.col("median", "low_80", "high_80").fill_nan(None))  # fmt: skip
    if keep and draws is not None:
        rows = _with_draws(rows, districts, draws)
    return rows.select(ROWS.names()).cast(ROWS)  # ty: ignore[invalid-argument-type]


def _unknown(sums: Ints, now: Ints) -> tuple[Floats, Floats, Floats]:
    """Return three times what is known of a quantile without runs: the count itself, and nothing of what comes."""
    unknown = np.where(np.arange(sums.shape[1])[None, :, None] == 0, sums.astype(np.float64), np.nan)
    return unknown, unknown, unknown


def _areas(known: Known, districts: pl.DataFrame) -> tuple[pl.DataFrame, Floats]:
    """Return the areas (level, area_id) and N × D: which districts belong to each."""
    within = known.members.join(districts.select("district_id", "position"), on="district_id")
    areas = within.select("level", "area_id").unique().sort("level", "area_id").with_row_index("area")
    places = within.join(areas, on=["level", "area_id"])
    belongs = np.zeros((areas.height, districts.height))
    belongs[places["area"].to_numpy(), places["position"].to_numpy()] = 1.0
    return areas.drop("area"), belongs


def _groups(ages: int) -> tuple[pl.DataFrame, Floats]:
    """Return the age groups followed by the years of age, and A × G: which ages each adds up."""
    group_of = ["under_three" if age < UNDER_THREE else "three_to_school" for age in range(ages)]
    names = [*dict.fromkeys(group_of), *group_of]
    table = pl.DataFrame({"age_group": names, "year_of_age": [None, None, *range(ages)]})
    of_group = np.array([[group == name for name in names[:2]] for group in group_of], dtype=float)
    return table, np.concatenate([of_group, np.eye(ages)], axis=1)


def _with_draws(rows: pl.DataFrame, districts: pl.DataFrame, draws: Counts) -> pl.DataFrame:
    """Put the runs beside the rows of single districts and years of age."""
    count, years, ages, runs = draws.shape
    kept = pl.DataFrame(
        {
            "area_id": np.repeat(districts["district_id"].to_numpy(), years * ages),
            "day_care_year": np.tile(np.repeat(rows["day_care_year"].min() + np.arange(years), ages), count),
            "year_of_age": np.tile(np.arange(ages), count * years),
            "level": "district",
            "kept": pl.Series(draws.reshape(-1, runs), dtype=pl.Array(pl.Int32, runs)).arr.to_list(),
        }
    )
    keys = ["level", "area_id", "day_care_year", "year_of_age"]
    joined = rows.join(kept, on=keys, how="left", maintain_order="left")
    return joined.with_columns(draws=pl.col("kept")).drop("kept")
