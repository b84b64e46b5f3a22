"""A new delivery changes nothing that was known, a decision does, and taking it back restores every number."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import SCALE, refreshed
from warehouse import decisions
from warehouse.demo import generate
from warehouse.home import Home
from warehouse.marts import Marts, Role

LATEST = date(2026, 9, 15)
NUMBERS = (
    "fct_unserved", "fct_unserved_reason", "fct_double_place_count", "fct_waiting_list", "fct_friction", "fct_children",
    "fct_double_places", "fct_registrations",
)  # fmt: skip


def numbers(home: Home, *, before: date | None = None) -> dict[str, pl.DataFrame]:
    """The case tables and sums of the release in service, of all or of the earlier reference dates."""
    marts = Marts.open(home, Role.COORDINATION)
    tables = {name: marts.frame(f"select * from marts.{name}") for name in NUMBERS}
    marts.close()
    if before:
        tables = {name: table.filter(pl.col("reference_date") < before) for name, table in tables.items()}
    return {name: table.sort(table.columns) for name, table in tables.items()}


def differing(one: dict[str, pl.DataFrame], other: dict[str, pl.DataFrame]) -> list[str]:
    return [name for name in NUMBERS if not one[name].equals(other[name])]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home.at(tmp_path_factory.mktemp("years") / "home")
    generate(home.path, scale=SCALE)
    return home


def held_back(home: Home) -> list[Path]:
    """The deliveries of the new day-care year, taken out of the exports."""
    new = [path for path in home.exports.iterdir() if str(LATEST) in path.name]
    waiting = home.path / "waiting"
    waiting.mkdir()
    return [Path(shutil.move(path, waiting / path.name)) for path in new]


def test_a_new_day_care_year_and_a_decision_taken_back_change_no_earlier_number(home: Home) -> None:
    """In one test, since a build takes as long as a hundred tests."""
    new = held_back(home)
    assert len(new) == 6
    assert refreshed(home).release
    old = numbers(home)
    records = pl.read_parquet(home.identity / "records.parquet").select("source", "record_number", "child_id")

    unserved = old["fct_children"].filter(pl.col("reference_date") == pl.col("need_date"), state="unserved")
    unserved = unserved.filter(pl.col("reference_date") == unserved["reference_date"].max())
    alike = unserved.filter(age_group=unserved["age_group"].mode().sort()[0])
    one, two = alike["record_number"].sort()[:2]
    pair = decisions.Pair("registrations", one, "registrations", two)
    decisions.decide(home, pair, decisions.SAME, "Beide Akten gesehen", "AB")
    for path in new:
        shutil.move(path, home.exports / path.name)
    assert refreshed(home).release
    decided = numbers(home, before=LATEST)["fct_children"]
    assert decided.height < old["fct_children"].height
    assert decided.join(unserved, on=["reference_date", "need_date", "record_number"], how="semi").height == (
        unserved.height - 1
    )

    decisions.undo(home, pair, "AB")
    assert refreshed(home).release
    assert differing(numbers(home, before=LATEST), old) == []
    later = pl.read_parquet(home.identity / "records.parquet").join(records, on=["source", "record_number"])
    assert later.height == records.height
    assert (later["child_id"] == later["child_id_right"]).all()
