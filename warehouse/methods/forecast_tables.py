"""The forecast at every origin: what was to be expected, area by area, with its interval."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import polars as pl

from warehouse.methods.forecast import (
    CENTRAL_80,
    DRAWS,
    Counts,
    Floats,
    Forecast,
    Ints,
    Singles,
    forecast,
    whole,
)
from warehouse.methods.known import OLDEST, Known, Origin, history

UNDER_THREE = 3
STARTING_SCHOOL = "starting_school"
Cells = TypeVar("Cells", Floats, Ints, Counts)
ROWS = pl.Schema(
    {
        "origin_id": pl.String, "day_care_year": pl.Int64, "level": pl.String, "area_id": pl.String,
        "age_group": pl.String, "year_of_age": pl.Int64, "expected": pl.Int64, "median": pl.Float64,
        "low_80": pl.Float64, "high_80": pl.Float64, "unborn_share": pl.Float64, "from_housing": pl.Float64,
        "draws": pl.List(pl.Int32),
    }
)  # fmt: skip


def forecasts(
    known: Known, origins: list[Origin], draws_of: str | None = None, draws: int = DRAWS
) -> pl.DataFrame:
    """Forecast from every origin; one row per origin, day-care year, area and age group or year of age (``ROWS``).

    The year of the count itself is among the rows, as counted. Beside the two age groups stand those who start school
    on the first day of a year (``STARTING_SCHOOL``), from the year after the count on. The runs themselves are kept for one origin's
    districts and years of age, ``draws_of``.
    """
    found = [
        _rows(known, origin, forecast(history(known, origin), draws), keep=origin.origin_id == draws_of)
        for origin in origins
    ]
    return pl.concat(found) if found else pl.DataFrame(schema=ROWS)


def _rows(known: Known, origin: Origin, found: Forecast, *, keep: bool) -> pl.DataFrame:
    """Return one origin's rows: every area by age group and by year of age, the year of the count first."""
    districts = known.districts(origin.population_date)
    now = found.now[:, None]
    nobody = np.zeros_like(now)
    expected = whole(np.concatenate([now, found.expected], axis=1), districts["region"].to_numpy())
    unborn = _with_starting(np.concatenate([nobody, found.unborn_share], axis=1) * expected)
    housing = np.concatenate([nobody, found.from_housing], axis=1)
    draws = None
    if found.draws is not None:
        counted = np.broadcast_to(expected[:, :1, :, None], (*now.shape, found.draws.shape[-1]))
        draws = np.concatenate([counted.astype(np.int32), found.draws], axis=1)
    areas, belongs = _areas(known, districts)
    groups, adds_up = _groups(known.ages)

    def summed(cells: Floats | Ints | Counts) -> Floats:
        by_group = np.einsum("dha...,ag->dhg...", cells, adds_up, optimize=True)
        return np.concatenate([by_group, np.tensordot(belongs, by_group, axes=1)])

    whole_sums = np.rint(summed(_with_starting(expected))).astype(np.int64)
    low, middle, high = (
        np.quantile(summed(_with_starting(draws)), CENTRAL_80, axis=-1)
        if draws is not None
        else _unknown(whole_sums)
    )
    years = pl.DataFrame({"day_care_year": origin.counted_year + np.arange(expected.shape[1])})
    grid = areas.join(years, how="cross", maintain_order="left_right")
    grid = grid.join(groups, how="cross", maintain_order="left_right")
    columns = {"expected": whole_sums, "median": middle, "low_80": low, "high_80": high,
               "unborn_share": summed(unborn) / np.maximum(whole_sums, 1),
               "from_housing": summed(_with_starting(housing))}  # fmt: skip
    rows = grid.with_columns(
        origin_id=pl.lit(origin.origin_id), draws=pl.lit(None, ROWS["draws"]),
        **{name: pl.Series(values.ravel()) for name, values in columns.items()},
    ).with_columns(pl.col("median", "low_80", "high_80").fill_nan(None))  # fmt: skip
    if keep and draws is not None:
        rows = _with_draws(rows, districts, draws)
    is_before = (pl.col("age_group") == STARTING_SCHOOL) & (pl.col("day_care_year") == origin.counted_year)
    return rows.filter(~is_before).select(ROWS.names()).cast(ROWS)


def _with_starting(cells: Cells) -> Cells:
    """Append those who start school when a year begins, D × H × A + 1 …: the oldest of the year before, less who stay.

    Of the children five years of age in one year some are six and not at school in the next, by the cut-off day; those
    of them who were six already start with the younger ones.
    """
    before = cells[:, :-1]
    leaving = before[:, :, OLDEST - 1 :].sum(axis=2) - cells[:, 1:, OLDEST:].sum(axis=2)
    nobody = np.zeros_like(cells[:, :1, 0])
    starting = np.concatenate([nobody, leaving.astype(cells.dtype)], axis=1)
    return np.concatenate([cells, starting[:, :, None]], axis=2)


def _unknown(sums: Ints) -> tuple[Floats, Floats, Floats]:
    """Return three times what is known of a quantile without runs: the count itself, and nothing of what comes."""
    unknown = np.where(np.arange(sums.shape[1])[None, :, None] == 0, sums.astype(np.float64), np.nan)
    return unknown, unknown, unknown


def _areas(known: Known, districts: pl.DataFrame) -> tuple[pl.DataFrame, Singles]:
    """Return the areas (level, area_id), the districts first, and N × D: which of them the other areas add up."""
    own = districts.select(pl.lit("district").alias("level"), area_id="district_id")
    others = known.members.filter(pl.col("level") != "district")
    within = others.join(districts.select("district_id", "position"), on="district_id")
    areas = within.select("level", "area_id").unique().sort("level", "area_id").with_row_index("area")
    places = within.join(areas, on=["level", "area_id"])
    belongs = np.zeros((areas.height, districts.height), dtype=np.float32)
    belongs[places["area"].to_numpy(), places["position"].to_numpy()] = 1.0
    return pl.concat([own, areas.drop("area")]), belongs


def _groups(ages: int) -> tuple[pl.DataFrame, Singles]:
    """Return the groups followed by the years of age, and A + 1 × G: which cells each adds up, the starters last."""
    group_of = ["under_three" if age < UNDER_THREE else "three_to_school" for age in range(ages)]
    groups = [*dict.fromkeys(group_of), STARTING_SCHOOL]
    table = pl.DataFrame(
        {"age_group": [*groups, *group_of], "year_of_age": [None] * len(groups) + list(range(ages))}
    )
    of_group = np.array([[group == name for name in groups] for group in [*group_of, STARTING_SCHOOL]])
    return table, np.concatenate([of_group, np.eye(ages + 1, ages)], axis=1).astype(np.float32)


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
