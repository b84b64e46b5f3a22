"""How far earlier forecasts were off: every origin's forecast against what was counted afterwards.

Rolling origin (Tashman 2000): each forecast knew only what was delivered by its day. The error is ``(F - A) / A``, as
England's Department for Education publishes it of its authorities' school place forecasts. Beside the method stand
the two forecasts anybody can make: as many as at the last count, and the cohorts just moved up with births as last
year.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl

from warehouse.methods.forecast_tables import UNDER_THREE
from warehouse.methods.known import MONTHS, OLDEST, Known, Origin

HORIZONS = (1, 3, 5)
METHOD, AS_LAST_YEAR, COHORT_MOVES_UP = "method", "as_last_year", "cohort_moves_up"
METHODS = (METHOD, AS_LAST_YEAR, COHORT_MOVES_UP)
AREA = ("level", "area_id", "age_group")
SUMMARY = pl.Schema(
    {
        "level": pl.String, "age_group": pl.String, "horizon": pl.Int64, "method": pl.String,
        "median_abs_error": pl.Float64, "p90_abs_error": pl.Float64, "bias": pl.Float64, "coverage_80": pl.Float64,
        "cells": pl.Int64, "empty_cells": pl.Int64, "first_origin": pl.Date, "last_origin": pl.Date,
    }
)  # fmt: skip


def compared(known: Known, origins: Iterable[Origin], found: pl.DataFrame) -> pl.DataFrame:
    """Set each forecast beside what was counted.

    Args:
        known: everything delivered by now.
        origins: those of the days of the counts, so that none knew more than its own day.
        found: the rows of :func:`forecast_tables.forecasts`.

    Returns:
        One row per origin, area, age group, horizon (1, 3 and 5 years) and method: forecast, actual, low_80, high_80.
    """
    counted = counted_groups(known)
    days = [(origin.origin_id, origin.population_date, origin.counted_year, ahead, target)
            for origin in origins for ahead in HORIZONS
            if (target := _count_after(known, origin.population_date, ahead))]  # fmt: skip
    schema = {"origin_id": pl.String, "population_date": pl.Date, "counted_year": pl.Int64, "horizon": pl.Int64,
              "actual_date": pl.Date}  # fmt: skip
    targets = pl.DataFrame(days, schema=schema, orient="row").with_columns(
        day_care_year=pl.col("counted_year") + pl.col("horizon")
    )
    groups = found.filter(pl.col("year_of_age").is_null()).drop("year_of_age", "draws")
    method = groups.join(targets, on=["origin_id", "day_care_year"]).select(
        *targets.columns, *AREA, "low_80", "high_80", forecast=pl.col("expected").cast(pl.Float64),
        method=pl.lit(METHOD),
    )  # fmt: skip
    nothing = pl.lit(None, pl.Float64)
    last = targets.join(counted.rename({"children": "forecast"}), on="population_date").select(
        *targets.columns, *AREA, nothing.alias("low_80"), nothing.alias("high_80"), "forecast",
        method=pl.lit(AS_LAST_YEAR),
    )  # fmt: skip
    moved = _moved_up(known, targets).select(
        *targets.columns, *AREA, nothing.alias("low_80"), nothing.alias("high_80"), "forecast",
        method=pl.lit(COHORT_MOVES_UP),
    )  # fmt: skip
    actual = counted.rename({"population_date": "actual_date", "children": "actual"})
    return pl.concat([method, last, moved]).join(actual, on=["actual_date", *AREA])


def summary(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the errors per level, age group, horizon and method (``SUMMARY``); cells with nobody counted stand apart.

    Errors and bias are shares: ``median_abs_error`` and ``p90_abs_error`` of the size of the error, ``bias`` the mean
    of the signed error, ``coverage_80`` the share of counts within the 80 % interval.
    """
    error = (pl.col("forecast") - pl.col("actual")) / pl.col("actual")
    size, is_filled = error.abs(), pl.col("actual") > 0
    within = pl.col("actual").is_between(pl.col("low_80"), pl.col("high_80"))
    # in one order, so that means come out the same in whatever order the rows were delivered
    ordered = cells.sort("level", "age_group", "horizon", "method", "population_date", "area_id")
    found = ordered.group_by("level", "age_group", "horizon", "method", maintain_order=True).agg(
        median_abs_error=size.filter(is_filled).median(),
        p90_abs_error=size.filter(is_filled).quantile(0.9, interpolation="linear"),
        bias=error.filter(is_filled).mean(),
        coverage_80=within.mean(),
        cells=is_filled.sum().cast(pl.Int64),
        empty_cells=(~is_filled).sum().cast(pl.Int64),
        first_origin=pl.col("population_date").min(),
        last_origin=pl.col("population_date").max(),
    )
    return found.select(SUMMARY.names()).sort("level", "age_group", "horizon", "method")


def counted_groups(known: Known) -> pl.DataFrame:
    """Return the children counted: one row per population_date, area and age group; gaps in a district leave it out."""
    age = (pl.col("counted_year") - pl.col("cohort_year")).alias("year_of_age")
    by_age = known.counts.with_columns(age).filter(pl.col("year_of_age").is_between(0, known.ages - 1))
    children = pl.when(pl.col("year_of_age") == OLDEST).then("late_children").otherwise("children")
    return _summed(known, by_age.with_columns(children=children), ["population_date"])


def _moved_up(known: Known, targets: pl.DataFrame) -> pl.DataFrame:
    """Return the forecast that moves the cohorts up and lets as many be born as in the last full cohort."""
    ages = pl.DataFrame({"year_of_age": range(known.ages)}, schema={"year_of_age": pl.Int64})
    wanted = targets.join(ages, how="cross").with_columns(
        cohort_year=pl.min_horizontal(pl.col("day_care_year") - pl.col("year_of_age"), "counted_year"),
        is_born=pl.col("day_care_year") - pl.col("year_of_age") <= pl.col("counted_year"),
    )
    found = wanted.join(known.counts.drop("counted_year"), on=["population_date", "cohort_year"])
    late = pl.when("is_born").then("late_children").otherwise(pl.col("children") / MONTHS)
    children = pl.when(pl.col("year_of_age") == OLDEST).then(late).otherwise("children")
    return _summed(known, found.with_columns(children=children), targets.columns).rename(
        {"children": "forecast"}
    )


def _summed(known: Known, by_age: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    group = (
        pl.when(pl.col("year_of_age") < UNDER_THREE)
        .then(pl.lit("under_three"))
        .otherwise(pl.lit("three_to_school"))
    )
    members = known.members.select("level", "area_id", "district_id")
    rows = (
        by_age.with_columns(age_group=group)
        .join(members, on="district_id")
        .sort("district_id", "year_of_age")
    )
    return rows.group_by(*keys, *AREA).agg(pl.col("children").sum().cast(pl.Float64))


def _count_after(known: Known, day: date, years: int) -> date | None:
    later = date(day.year + years, day.month, min(day.day, 28))
    return known.count_near(later)
