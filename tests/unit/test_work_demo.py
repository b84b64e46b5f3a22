"""The invented work programme: what each report knows, and what is wrong in it on purpose."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import run
from tests.unit.deliveries import table, write
from warehouse.demo.deliveries import REPORTS, number_of
from warehouse.demo.work import work_programme, work_programme_on
from warehouse.reading.delivery import Reading, read_file

LAST = REPORTS[-1]


def read(path: Path) -> Reading:
    (reading,) = read_file(path)
    return reading


def on(day: date) -> pl.DataFrame:
    return work_programme_on(work_programme(), number_of(day))


def one(day: date, milestone: str) -> dict:
    return on(day).filter(milestone_id=milestone).row(0, named=True)


def test_a_report_knows_nothing_of_the_days_after_it():
    for day in REPORTS:
        rows = on(day)
        assert rows.filter(pl.col("done_on") > day).is_empty()
        assert rows.filter(pl.col("done_on").is_null() & pl.col("evidence").is_not_null()).is_empty()


def test_a_day_moves_a_second_time():
    days = [one(day, "M38")["due_on"] for day in REPORTS[-5:]]
    assert days == [date(2025, 12, 31)] * 3 + [date(2027, 6, 30)] * 2


def test_the_faults_are_where_the_programme_says():
    rows = on(LAST)
    assert rows.filter(pl.col("done_on") < pl.col("started_on"))["milestone_id"].to_list() == ["M37"]
    unproven = rows.filter(pl.col("done_on").is_not_null() & pl.col("evidence").is_null())
    assert unproven["milestone_id"].to_list() == ["M07"]
    assert rows.filter(pl.col("due_on").is_null())["milestone_id"].to_list() == ["M44"]


def test_one_is_taken_back_and_one_given_up():
    assert one(REPORTS[-2], "M43")["done_on"] == date(2025, 11, 28)
    assert one(LAST, "M43")["done_on"] is None
    assert "M12" in on(date(2024, 12, 31))["milestone_id"]
    assert "M12" not in on(date(2025, 6, 30))["milestone_id"]


def test_every_project_but_one_stands_in_the_list():
    with (Path(run.__file__).parent / "dbt_project/seeds/work_projects.csv").open(
        encoding="utf-8", newline=""
    ) as seed:
        known = {(row["theme"], row["project"]) for row in csv.DictReader(seed)}
    told = set(work_programme().select("theme", "project").rows())
    assert {project for _, project in told - known} == {"Rückmeldeportal"}
    assert known <= told


@pytest.mark.parametrize("due", ["", "k. A.", "-"])
def test_a_milestone_without_a_day_is_accepted(due: str, tmp_path: Path):
    reading = read(write(tmp_path, "x_2026-10-31.csv", table("work_programme", {"due_on": due})))
    assert (reading.accepted, reading.rejected) == (1, 0)
    assert reading.rows["due_on"].to_list() == [None]


def test_a_programme_without_the_column_of_its_start_is_still_read(tmp_path: Path):
    text = table("work_programme", {}).replace("begonnen am;", "").replace("Pilotbetrieb;;", "Pilotbetrieb;")
    reading = read(write(tmp_path, "x_2026-10-31.csv", text))
    assert (reading.accepted, reading.rejected) == (1, 0)


def test_a_programme_without_the_column_of_days_is_refused(tmp_path: Path):
    text = table("work_programme", {}).replace("fällig am;", "").replace("30.06.2025;", "")
    assert read(write(tmp_path, "x_2026-10-31.csv", text)).is_refused
