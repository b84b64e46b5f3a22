"""The forecast tried on a population series from anywhere: from its table to what the method knows, and its errors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from warehouse.methods.backtest import compared, summary
from warehouse.methods.forecast import DRAWS
from warehouse.methods.forecast_tables import forecasts
from warehouse.methods.known import OLDEST, Known, Origin
from warehouse.reading.series import Series, SeriesColumns, read_series
from warehouse.texts import series as texts

AHEAD = 5
ALL = ""  # the area that all areas add up to, which no file can name
MOST_RUN_CELLS = (
    200_000_000  # children in all runs of one origin: beyond it the memory of a desk computer is too small
)


class NotComparable(Exception):
    """The series is read, but holds nothing that a forecast could be set beside."""


def backtest_file(path: Path, names: SeriesColumns) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Return the errors of all forecasts that the file's years allow, as of the city's own series, and the findings.

    Areas stand as districts, all of them together as the city.

    Raises:
        Refusal: the file cannot be read or is no such table.
        NotComparable: too few years or ages.
    """
    series = read_series(path, names)
    table, left_out = _whole_ages(series)
    years = table["year"].unique().sort().to_list()
    known = _known(table)
    origins = [_origin(year) for year in years]
    runs = max(100, min(DRAWS, MOST_RUN_CELLS // (table["area_id"].n_unique() * OLDEST * AHEAD)))
    cells = compared(known, origins, forecasts(known, origins, draws=runs))
    if cells.is_empty():
        raise NotComparable(texts.NOTHING_TO_COMPARE)
    said = [*series.findings, *left_out, *([texts.fewer_runs(runs)] if runs < DRAWS else [])]
    return summary(cells), tuple(said)


def _whole_ages(series: Series) -> tuple[pl.DataFrame, list[str]]:
    """Keep the years of an area in which all ages from nought to five are known; the others would count as nobody."""
    young = series.table.filter(pl.col("year_of_age") < OLDEST)
    ages = young.group_by("area_id", "year").agg(pl.len())
    partly = ages.filter(pl.col("len") < OLDEST).sort("area_id", "year")
    kept = young.join(ages.filter(pl.col("len") == OLDEST), on=["area_id", "year"], how="semi")
    if kept.is_empty():
        raise NotComparable(texts.AGES_MISSING)
    return kept, [texts.partly_known(partly["area_id"].to_list(), partly["year"].to_list())] * bool(
        partly.height
    )


def _known(table: pl.DataFrame) -> Known:
    year, age = pl.col("year").cast(pl.Int64), pl.col("year_of_age").cast(pl.Int64)
    counts = table.select(
        population_date=pl.date(year, 12, 31), counted_year=year, district_id="area_id", cohort_year=year - age,
        children=pl.col("children").cast(pl.Float64), late_children=pl.lit(None, pl.Float64),
    )  # fmt: skip
    areas = table.select(district_id="area_id").unique().sort("district_id")
    nobody = pl.lit(None, pl.String)
    members = pl.concat(
        [
            areas.select(level=pl.lit("district"), area_id="district_id", district_id="district_id", borough_id=nobody),
            areas.select(level=pl.lit("city"), area_id=pl.lit(ALL), district_id="district_id", borough_id=nobody),
        ]
    )  # fmt: skip
    nothing = pl.DataFrame(schema={"births_date": pl.Date, "cohort_year": pl.Int64})
    return Known(counts=counts, births=nothing, arrivals=pl.DataFrame(), members=members)


def _origin(year: int) -> Origin:
    return Origin(str(year), date(year, 12, 31), None, None, year, year + AHEAD)
