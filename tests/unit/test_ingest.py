"""Deliveries to raw rows and ledger: all of them or nothing, whatever the order, however often."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tests.unit.deliveries import table, write
from warehouse.home import Home
from warehouse.ingest import Outcome, check, ingest

EXPORTS = {
    "geburten_statistik_2026-01-31.csv": table("births", {}),
    "geburten_standesamt_2026-01-31.csv": table("births", {"counting_method": "Ereignisort"}),
    "anmeldungen_nord_2026-03-15.csv": table(
        "registrations", {}, {"record_number": "A-2", "weekly_hours": "30"}
    ),
}


def home_with(folder: Path, files: dict[str, str]) -> Home:
    home = Home.at(folder)
    for name, text in files.items():
        write(home.exports, name, text)
    return home


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rule_of(outcome: Outcome, name: str) -> str:
    return next(reading.findings[0].rule for reading in outcome.readings if reading.file == name)


def in_force(home: Home, contract: str) -> list[tuple[str, date, int]]:
    dates = pl.read_parquet(home.ledger / "delivery_dates.parquet").filter(
        contract=contract, is_in_force=True
    )
    return sorted(dates.select("sender", "reference_date", "correction").rows())


def test_deliveries_of_two_senders_stand_side_by_side_and_rejected_rows_are_kept(tmp_path: Path) -> None:
    home = home_with(tmp_path, EXPORTS)
    assert not ingest(home).is_refused
    day = date(2026, 1, 31)
    assert in_force(home, "births") == [("standesamt", day, 0), ("statistik", day, 0)]
    rejected = pl.read_parquet(home.ledger / "rejected_rows.parquet")
    assert rejected.select("file", "line", "rule").rows() == [
        ("anmeldungen_nord_2026-03-15.csv", 3, "weekly_hours_are_kibiz_hours")
    ]
    assert "Öztürk" in pl.read_parquet(home.raw / "rejected")["raw"][0]
    assert pl.read_parquet(home.raw / "housing" / "empty.parquet").height == 0


def test_the_same_files_twice_or_in_another_order_give_the_same_raw_box(tmp_path: Path) -> None:
    first, second = home_with(tmp_path / "a", EXPORTS), Home.at(tmp_path / "b")
    ingest(first)
    once = contents(first.raw)
    ingest(first)
    assert contents(first.raw) == once
    elsewhere = [write(tmp_path / "c", name, text) for name, text in EXPORTS.items()]
    for path in reversed(elsewhere):
        assert not ingest(second, [path]).is_refused
    assert contents(second.raw) == once
    assert contents(second.exports) == contents(first.exports)


def test_a_refused_file_leaves_everything_as_it_was(tmp_path: Path) -> None:
    home = home_with(tmp_path / "home", EXPORTS)
    ingest(home)
    before = contents(home.path)
    good = write(tmp_path, "geburten_statistik_2026-02-28.csv", table("births", {}))
    bad = write(
        tmp_path, "geburten_statistik_2026-03-31.csv", table("births", {}).replace("Lebendgeborene", "Zahl")
    )
    outcome = ingest(home, [good, bad])
    assert outcome.is_refused
    assert rule_of(outcome, bad.name) == "missing_column"
    assert contents(home.path) == before


def test_a_correction_takes_the_place_of_its_delivery_and_another_first_version_is_refused(
    tmp_path: Path,
) -> None:
    home = home_with(tmp_path, EXPORTS)
    corrected = table("births", {"live_births": "32"})
    write(home.exports, "geburten_statistik_2026-01-31_k2.csv", corrected)
    assert not ingest(home).is_refused
    assert in_force(home, "births")[1] == ("statistik", date(2026, 1, 31), 2)
    write(home.exports, "geburten_statistik_31.01.2026.csv", table("births", {"live_births": "33"}))
    outcome = ingest(home)
    assert rule_of(outcome, "geburten_statistik_31.01.2026.csv") == "correction_conflict"


def test_the_same_content_under_another_name_counts_once(tmp_path: Path) -> None:
    home = home_with(tmp_path, EXPORTS)
    write(home.exports, "kopie_geburten_2026-01-31.csv", EXPORTS["geburten_statistik_2026-01-31.csv"])
    outcome = ingest(home)
    assert rule_of(outcome, "kopie_geburten_2026-01-31.csv") == "already_delivered"
    assert sum(reading.accepted for reading in outcome.readings if reading.contract == "births") == 2


def test_a_file_taken_out_of_the_exports_is_gone_from_raw(tmp_path: Path) -> None:
    home = home_with(tmp_path, EXPORTS)
    ingest(home)
    (home.exports / "geburten_standesamt_2026-01-31.csv").unlink()
    ingest(home)
    assert in_force(home, "births") == [("statistik", date(2026, 1, 31), 0)]


def test_a_date_given_by_hand_is_kept_in_the_name(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "home")
    path = write(tmp_path, "geburten.csv", table("births", {}))
    assert rule_of(ingest(home, [path]), "geburten.csv") == "no_reference_date"
    assert not ingest(home, [path], date(2026, 1, 31)).is_refused
    assert [kept.name for kept in home.exports.iterdir()] == ["geburten_2026-01-31.csv"]
    assert not ingest(home).is_refused


def test_a_killed_exchange_of_the_raw_box_is_ended_at_the_next_start(tmp_path: Path) -> None:
    home = home_with(tmp_path, EXPORTS)
    ingest(home)
    before = contents(home.raw)
    home.raw.rename(home.raw.with_name("raw.old"))
    write(home.exports, "geburten_falsch_2026-02-28.csv", "a;b\n1;2\n")
    assert ingest(home).is_refused
    assert contents(home.raw) == before


def test_check_stores_nothing_and_reads_a_file_without_date(tmp_path: Path) -> None:
    path = write(tmp_path, "geburten.csv", table("births", {}))
    outcome = check([path])
    assert not outcome.is_refused
    assert (outcome.readings[0].accepted, rule_of(outcome, "geburten.csv")) == (1, "no_reference_date")
    assert [found.name for found in tmp_path.iterdir()] == ["geburten.csv"]


REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
WHAT_THEY_ARE = {
    "schools/dortmund_schuldaten_2021-09.csv": ("schools", 174, 173, 0, 1),
    "schools/dortmund_schulen_2024_25.csv": ("schools", 169, 169, 0, 0),
    "schools/berlin_schulen_bandbreiten_2020.csv": ("school_it", 734, 734, 0, 0),
    "registrations/muenchen_Kitafinder-Datenstruktur.json": ("registrations", 1, 1, 0, 0),
    "population/genesis_reilingen_demo_20_y_brackets.csv": ("population", 218, 200, 0, 18),
    "population/konstanz_pyramide_2025.csv": (None, 106, 0, 106, 0),
    "centres/flensburg_kitas_ohne_personen.csv": (None, 70, 0, 70, 0),
    "centres/konstanz_betreuungsquote.csv": (None, 20, 0, 20, 0),
}


@pytest.mark.parametrize(("name", "expected"), WHAT_THEY_ARE.items())
def test_real_files_are_what_they_are(name: str, expected: tuple[str | None, int, int, int, int]) -> None:
    if not (REAL / name).is_file():
        pytest.skip(f"real/{name} is not there")
    (reading,) = check([REAL / name]).readings
    counts = (reading.records, reading.accepted, reading.rejected, reading.skipped)
    assert (reading.contract, *counts) == expected
    assert reading.is_refused == (expected[0] is None)


TRACKER = """BSN,Building,Name,AktuelleBandbreite,Modified,LetzteBandbreite,Latest,Standort
90A01,90A01,Erste,100,September 2019,,,Hauptstandort
90A01,90A01,Erste,50 MBit/s,September 2019,,,2. Anschluss
90A02,90A02a,Zweite,16,September 2019,,,Filiale
90A02,90A02b,Zweite,0,7. Oktober 2020,,,
90A03,90A03,Dritte,,,175,17. Februar 2021,
"""


def test_a_tracker_of_buildings_gives_its_lines_months_and_what_is_no_broadband(tmp_path: Path) -> None:
    home = home_with(tmp_path, {"bandbreiten.csv": TRACKER})
    assert not ingest(home).is_refused
    rows = pl.read_parquet(home.raw / "school_it" / "*.parquet").sort("site_id", "reference_date")
    assert rows.select("site_id", "reference_date", "stage", "line_mbit_s").rows() == [
        ("90A01", date(2019, 9, 30), "done", 100.0),
        ("90A01/2", date(2019, 9, 30), "done", 50.0),
        ("90A02a", date(2019, 9, 30), "none", 16.0),
        ("90A02b", date(2020, 10, 7), "unknown", 0.0),
        ("90A03", date(2021, 2, 17), "done", 175.0),
    ]


def test_a_real_tracker_is_taken_in_whole_and_needs_no_date_by_hand(tmp_path: Path) -> None:
    tracker = REAL / "schools" / "berlin_schulen_bandbreiten_2020.csv"
    if not tracker.is_file():
        pytest.skip(f"real/schools/{tracker.name} is not there")
    home = home_with(tmp_path, {tracker.name: tracker.read_text(encoding="utf-8")})
    assert not ingest(home).is_refused
    rows = pl.read_parquet(home.raw / "school_it" / "*.parquet")
    assert rows.height == 734
    assert rows.filter(pl.col("line_mbit_s").is_null() & (pl.col("stage") != "unknown")).is_empty()
