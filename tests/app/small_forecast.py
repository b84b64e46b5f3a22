"""The small release's tables of what is expected: two day-care years, runs that are 3 children above and below.

Under three, each district has 60, 70 and 70 children, all with a target of 50 %; from three on 70, 65, 60 and 5.
"""

from __future__ import annotations

from datetime import date

import polars as pl

TODAY = date(2026, 3, 15)
AGES = {0: 60, 1: 70, 2: 70, 3: 70, 4: 65, 5: 60, 6: 5}
RUNS = 10
YEARS = (2025, 2026)


def group(age: int) -> str:
    return "under_three" if age < 3 else "three_to_school"


def forecast(demand: pl.DataFrame) -> pl.DataFrame:
    """As many children as in the demand, the second year within six children more or less."""
    spread = 6.0 * pl.col("ahead")
    return demand.with_columns(
        ahead=pl.col("day_care_year") - (pl.col("reference_date").dt.year() - 1)
    ).select(
        "reference_date", "day_care_year", "level", "area_id", "borough_id", "age_group", years_ahead="ahead",
        expected="children", median=pl.col("children").cast(float), low_80=pl.col("children") - spread,
        high_80=pl.col("children") + spread, from_housing=pl.lit(0.0), population_date=date(2025, 12, 31),
        births_date=date(2025, 12, 31), housing_date=pl.lit(None, pl.Date), is_projected=pl.col("ahead") > 0,
    )  # fmt: skip


def ages(areas: list[tuple[str, str]]) -> pl.DataFrame:
    """Level and id of areas with their children by year of age."""
    rows = [
        {"reference_date": TODAY, "day_care_year": year, "level": level, "area_id": area, "age_group": group(age),
         "year_of_age": age, "expected": children, "median": float(children), "low_80": None, "high_80": None}
        for year in YEARS for level, area in areas for age, children in AGES.items()
    ]  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"low_80": pl.Float64, "high_80": pl.Float64})


def draws(districts: list[tuple[str, str, str]]) -> pl.DataFrame:
    """The runs: the second year's under one vary by three, all else is certain."""
    rows = [
        {"reference_date": TODAY, "day_care_year": year, "district_id": area, "borough_id": borough,
         "age_group": group(age), "year_of_age": age, "expected": children,
         "unborn_share": 1.0 if (age, year) == (0, 2026) else 0.0, "from_housing": 0.0,
         "draws": [children + (3 if run % 2 else -3) * ((age, year) == (0, 2026)) for run in range(RUNS)]}
        for area, _, borough in districts for year in YEARS for age, children in AGES.items()
    ]  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"draws": pl.List(pl.Int32)})


def target_rates() -> pl.DataFrame:
    """Half of those under three, all from three on."""
    rows = [(year, group(age), age, 0.5 if age < 3 else 1.0, 2025, "Rat") for year in YEARS for age in AGES]
    names = ["day_care_year", "age_group", "year_of_age", "target_rate", "valid_from", "source"]
    return pl.DataFrame(rows, schema=names, orient="row")


def targets() -> pl.DataFrame:
    """The council's steps."""
    rows = [
        (2013, "under_three", 0.35, "Bund"),
        (2025, "under_three", 0.5, "Rat"),
        (2013, "three_to_school", 1.0, "Rat"),
    ]
    return pl.DataFrame(rows, schema=["valid_from", "age_group", "target_rate", "source"], orient="row")


def backtest() -> pl.DataFrame:
    """City and districts, one and three years ahead; three years ahead "moves up" was better for the city."""
    errors = {("city", 1): (0.01, 0.02, 0.015), ("city", 3): (0.02, 0.05, 0.01),
              ("district", 1): (0.03, 0.05, 0.04), ("district", 3): (0.07, 0.08, 0.09)}  # fmt: skip
    rows = [
        {"level": level, "age_group": "under_three", "horizon": ahead, "method": method, "median_abs_error": error,
         "p90_abs_error": 2 * error, "bias": 0.001, "coverage_80": 0.8 if method == "method" else None, "cells": 10,
         "empty_cells": 0, "first_origin": date(2014, 12, 31), "last_origin": date(2024, 12, 31)}
        for (level, ahead), found in errors.items()
        for method, error in zip(("method", "as_last_year", "cohort_moves_up"), found, strict=True)
    ]  # fmt: skip
    return pl.DataFrame(rows)


def group_forms() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "group_form": ["I", "II", "III"],
            "places_under_three": [5, 10, 0],
            "places_three_to_school": [15, 0, 22],
        }
    )


def housing_yield() -> pl.DataFrame:
    rows = [(kind, 0, age, 0.1) for kind in ("single_family", "apartment") for age in AGES]
    names = ["dwelling_kind", "years_since_completion", "year_of_age", "children_per_dwelling"]
    return pl.DataFrame(rows, schema=names, orient="row")


def commuting() -> pl.DataFrame:
    """Of Hafen's 20 children with a centre 15 stay, 5 go to Eving; Eving's 10 stay; 2 come from outside."""
    rows = [("04", "B02", "04", "B02", 15), ("04", "B02", "12", "B04", 5), ("12", "B04", "12", "B04", 10),
            ("outside_or_unknown", "outside_or_unknown", "12", "B04", 2)]  # fmt: skip
    names = ["home_district_id", "home_borough_id", "centre_district_id", "centre_borough_id", "children"]
    return pl.DataFrame(rows, schema=names, orient="row").with_columns(
        reference_date=TODAY, age_group=pl.lit("under_three"), contracts_date=TODAY
    )
