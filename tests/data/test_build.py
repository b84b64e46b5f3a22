"""The build alone, from a raw box written by hand: one register and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from warehouse.build import BuildFailed, build, last_build
from warehouse.contracts import CONTRACTS
from warehouse.home import Home
from warehouse.ingest import DELIVERIES, DELIVERY_DATES, REJECTED_ROWS

DAY = date(2021, 9, 30)
SCHOOL = {
    "school_id": "900001", "name": "Grundschule am Fluss", "school_form": "Grundschule",
    "carrier": "Stadt Dortmund", "line": 2, "reference_date": DAY,
}  # fmt: skip
DELIVERY = {
    "delivery_id": "d1", "file": "Schulen_2021-09.csv", "sha256": "0" * 64, "contract": "schools",
    "format": "standard", "sender": "", "correction": 0, "reference_date": DAY,
    "rows_in_file": 1, "accepted": 1, "rejected": 0, "skipped": 0,
}  # fmt: skip
IN_FORCE = {"delivery_id": "d1", "contract": "schools", "sender": "", "reference_date": DAY, "correction": 0,
            "is_in_force": True}  # fmt: skip


def frame(rows: list[dict[str, object]], schema: pl.Schema) -> pl.DataFrame:
    """Rows under a schema, what they leave out empty."""
    return pl.DataFrame([{**dict.fromkeys(schema), **row} for row in rows], schema=schema)


def write_ledger(home: Home, delivery: dict[str, object]) -> None:
    home.ledger.mkdir(parents=True, exist_ok=True)
    frame([delivery], DELIVERIES).write_parquet(home.ledger / "deliveries.parquet")
    frame([IN_FORCE], DELIVERY_DATES).write_parquet(home.ledger / "delivery_dates.parquet")
    frame([], REJECTED_ROWS).write_parquet(home.ledger / "rejected_rows.parquet")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose folder name is as awkward as people's, with every contract's empty rows and one school."""
    home = Home(tmp_path_factory.mktemp("Müller's [neuer] {Ordner}"))
    for key, contract in CONTRACTS.items():
        schema = pl.Schema({**contract.schema, "delivery_id": pl.String})
        folder = home.raw / key
        folder.mkdir(parents=True)
        frame([], schema).write_parquet(folder / "empty.parquet")
        if key == "schools":
            frame([{**SCHOOL, "delivery_id": "d1"}], schema).write_parquet(folder / "d1.parquet")
    write_ledger(home, DELIVERY)
    return home


def test_without_raw_rows_nothing_is_built(tmp_path: Path):
    with pytest.raises(BuildFailed, match="planungsblick ingest"):
        build(Home(tmp_path))
    with pytest.raises(BuildFailed, match="planungsblick build"):
        last_build(Home(tmp_path))


def test_one_register_is_enough_and_a_failed_check_keeps_the_last_build(home: Home):
    """In one test, since a build takes as long as a hundred tests."""
    killed = home.build / ".partial"
    killed.mkdir(parents=True)
    (killed / "warehouse.duckdb").write_bytes(b"half")
    heard: list[tuple[str, int, int]] = []

    built = build(home, lambda name, done, total: heard.append((name, done, total)))

    assert set(built.checks["status"]) == {"pass"}
    assert set(built.checks["kind"]) == {"model", "test", "unit_test"}
    assert [done for _, done, _ in heard] == list(range(1, heard[0][2] + 1))
    assert not killed.exists()
    assert last_build(home).checks.equals(built.checks)

    write_ledger(home, {**DELIVERY, "rows_in_file": 2})
    with pytest.raises(BuildFailed, match="accepted_rejected_and_skipped_rows_make_up_the_file"):
        build(home)
    assert last_build(home).file == built.file
    assert built.file.is_file()
