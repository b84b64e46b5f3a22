"""The published forecast: sums, what scenarios start from, gaps in the series, and the command on foreign files."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal
from typer.testing import CliRunner

from dashboard.components import scenarios as remembered
from tests.city import refreshed
from warehouse.cli import app
from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.methods.scenario import recalculate
from warehouse.methods.scenario_levers import Scenario

KEYS = ["level", "area_id", "age_group", "day_care_year"]


def test_no_change_is_the_published_demand_and_forecast_to_the_last_bit(planning: Marts):
    """A scenario without levers is computed past SQL, from the runs; every figure of every area must be the published."""
    start = remembered.start(planning)
    assert start is not None
    plan = recalculate(start.baseline, Scenario("")).frame
    published = planning.frame(
        """
        select demand.*, forecast.expected, forecast.low_80, forecast.high_80
        from marts.fct_demand as demand
        inner join marts.fct_forecast as forecast using (reference_date, day_care_year, area_id, age_group)
        where demand.reference_date = $on_day
        """,
        on_day=start.on,
    )
    both = plan.join(published, on=KEYS, suffix="_published")
    assert both.height == plan.height == published.height
    for ours, theirs in (
        ("children", "expected"), ("children", "children_published"), ("demand", "demand_published"),
        ("places", "available_places"), ("shortage", "shortage_published"), ("surplus", "surplus_published"),
        ("balance", "balance_published"), ("children_low_80", "low_80"), ("children_high_80", "high_80"),
    ):  # fmt: skip
        assert np.array_equal(both[ours].cast(pl.Float64), both[theirs].cast(pl.Float64), equal_nan=True), (
            ours
        )


def test_the_expected_children_add_up_over_districts_boroughs_and_ages(planning: Marts):
    sums = planning.frame(
        """
        select forecast.reference_date, forecast.day_care_year, forecast.area_id, forecast.age_group,
            forecast.expected, sum(ages.expected) as by_age
        from marts.fct_forecast as forecast
        inner join marts.fct_forecast_age as ages using (reference_date, day_care_year, area_id, age_group)
        group by all
        """
    )
    assert sums.height > 1000
    assert sums.filter(pl.col("expected") != pl.col("by_age")).is_empty()


def test_the_quantiles_of_the_city_are_those_of_the_summed_runs(planning: Marts):
    runs = planning.frame("select * from marts.fct_forecast_draw where age_group = 'under_three'")
    for (year,), rows in runs.group_by("day_care_year"):
        summed = np.sum(rows["draws"].to_list(), axis=0)
        low, high = np.quantile(summed, [0.1, 0.9])
        published = planning.frame(
            """
            select low_80, high_80 from marts.fct_forecast
            where area_id = 'DO' and age_group = 'under_three' and day_care_year = $year
                and reference_date = (select max(reference_date) from marts.fct_forecast_draw)
            """,
            year=year,
        )
        assert published.row(0) == (low, high)


def test_six_day_care_years_are_seen_from_every_reference_date(planning: Marts):
    years = planning.frame(
        "select reference_date, count(distinct day_care_year) as years from marts.fct_demand group by 1"
    )
    assert set(years["years"]) == {6}


def test_a_missing_year_and_a_lost_district_are_found_and_nobody_becomes_nought(copy: Home):
    """Without the count of 2020, and without district 12 in the last one."""
    next(copy.exports.glob("Einwohner*2020-12-31*")).unlink()
    last = next(copy.exports.glob("Einwohner*2025-12-31*"))
    raw = last.read_bytes()
    lines = raw.splitlines(keepends=True)
    last.write_bytes(
        b"".join(
            line
            for line in lines
            if not line.startswith(b"12;") and b"Gesamt" not in line and b"Summe" not in line
        )
    )
    assert refreshed(copy).release is not None
    marts = Marts.open(copy, Role.PLANNING)
    found = marts.frame(
        "select finding, subject from marts.meta_findings where contract = 'population' order by all"
    )
    lost = marts.frame(
        """
        select children, is_estimated from marts.fct_demand
        where area_id = '12' and age_group = 'three_to_school' and is_current_year
            and reference_date = (select max(reference_date) from marts.fct_demand)
        """
    )
    marts.close()
    assert ("population_year_missing", "2020") in found.rows()
    assert ("district_disappears", "12") in found.rows()
    assert lost["children"][0] > 0
    assert lost["is_estimated"][0]


def series(tmp_path: Path, years: int = 8) -> dict[str, Path]:
    """One synthetic population in a long and in a wide file."""
    chance = np.random.default_rng(5)
    rows = [(f"G{area}", 2012 + year, age, int(chance.poisson(60 + 5 * area)))
            for area in range(6) for year in range(years) for age in range(7)]  # fmt: skip
    long = pl.DataFrame(rows, schema=["Gebiet", "Jahr", "Alter", "Kinder"], orient="row")
    head = pl.format("{}_{}", "Jahr", "Alter").alias("kopf")
    wide = long.with_columns(head).pivot(on="kopf", index="Gebiet", values="Kinder")
    files = {"long": tmp_path / "lang.csv", "wide": tmp_path / "breit.csv"}
    long.write_csv(files["long"], separator=";")
    wide.write_csv(files["wide"], separator=";")
    return files


def test_the_backtest_of_a_long_and_of_a_wide_file_gives_the_same_figures(tmp_path: Path):
    files = series(tmp_path)
    named = ["--area", "Gebiet", "--year", "Jahr", "--age", "Alter", "--count", "Kinder"]
    long = CliRunner().invoke(app, ["backtest", str(files["long"]), *named, "--json"])
    wide = CliRunner().invoke(app, ["backtest", str(files["wide"]), "--area", "Gebiet", "--json"])
    assert (long.exit_code, wide.exit_code) == (0, 0)
    figures = json.loads(long.output)["backtest"]
    assert figures == json.loads(wide.output)["backtest"]
    assert {row["method"] for row in figures} == {"method", "as_last_year", "cohort_moves_up"}
    assert {row["horizon"] for row in figures} == {1, 3, 5}
    shown = CliRunner().invoke(app, ["backtest", str(files["wide"]), "--area", "Gebiet"])
    assert "Treffer" in shown.output


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda text: text.replace(";0;", ";0;-", 1), "kleiner als null"),
        (lambda text: "".join(line for line in text.splitlines(True) if ";3;" not in line[7:]), "Altersjahre von 0 bis 5"),
        (lambda text: "".join(line for line in text.splitlines(True) if "Gebiet" in line or ";2012;" in line), "keine Prognose"),
    ],
)  # fmt: skip
def test_a_series_that_cannot_be_tried_is_refused_in_a_sentence(change, sentence: str, tmp_path: Path):
    file = series(tmp_path)["long"]
    file.write_text(change(file.read_text()), encoding="utf-8")
    told = CliRunner().invoke(app, ["backtest", str(file)])
    assert told.exit_code == 1
    assert sentence in " ".join(told.output.split())
    assert "Traceback" not in told.output


def test_a_year_missing_in_a_foreign_series_is_said(tmp_path: Path):
    file = series(tmp_path)["long"]
    kept = [line for line in file.read_text().splitlines(True) if ";2015;" not in line]
    file.write_text("".join(kept), encoding="utf-8")
    told = json.loads(CliRunner().invoke(app, ["backtest", str(file), "--json"]).output)
    assert any("2015" in finding for finding in told["findings"])
    assert told["backtest"]


def test_the_backtest_judges_what_was_known_then(planning: Marts):
    """Each horizon has as many origins as counts lie so far before the last one."""
    rows = planning.frame(
        "select * from marts.fct_forecast_backtest where level = 'city' and age_group = 'under_three'"
    )
    cells = rows.filter(method="method").select("horizon", "cells").sort("horizon")
    assert_frame_equal(cells, pl.DataFrame({"horizon": [1, 3, 5], "cells": [13, 11, 9]}))
    assert rows["coverage_80"].drop_nulls().is_between(0, 1).all()
