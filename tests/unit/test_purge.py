"""Purged copies stand for their files in everything but the names, and are not undone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from polars.testing import assert_frame_equal
from typer.testing import CliRunner, Result

from tests.unit.deliveries import GOOD, table, write
from warehouse import purge as purging
from warehouse import records
from warehouse.cli import app
from warehouse.contracts import CONTRACTS
from warehouse.home import Home
from warehouse.ingest import Outcome, ingest
from warehouse.pseudonyms import pseudonyms
from warehouse.purge import NotPurged, Purged, purge
from warehouse.reading.refusal import Refusal
from warehouse.refresh import RefreshRunning, only_one

TODAY = date(2026, 3, 31)
OLD, NEW = "anmeldungen_nord_2024-03-15.csv", "anmeldungen_nord_2026-03-15.csv"
CONTRACT = "betreuungsverträge_2024-03-15.csv"
EARLY = {"registered_on": "01.10.2023", "wanted_start": "01.08.2024", "status_date": "01.10.2023"}
MIA = {**EARLY, "birth_date": "03.05.2023"}
TIM = {**EARLY, "record_number": "A-2", "portal_account": "K-2", "first_name": "Tim", "last_name": "Zielonka",
       "birth_date": "04.05.2023", "street": "Nebenweg 7"}  # fmt: skip
BAD = {**EARLY, "record_number": "A-3", "last_name": "Ungültig", "weekly_hours": "30"}
FILES = {
    OLD: table("registrations", MIA, TIM, BAD),
    NEW: table("registrations", MIA),
    CONTRACT: table("contracts", {"birth_date": "03.05.2023", "starts_on": "01.08.2023"}),
    "geburten_2024-03-31.csv": table("births", {}),
}
NAMES = ("Öztürk", "Zielonka", "Ungültig", "Musterweg", "Nebenweg")


def remember(home: Home) -> None:
    """Know every record, as after a release."""
    pseudonyms(home, [])
    rows = [
        pl.read_parquet(file).select("record_number", "birth_date", source=pl.lit(contract))
        for contract in purging.PERSONAL
        for file in (home.raw / contract).glob("*.parquet")
    ]
    known = pl.concat(rows).unique(["source", "record_number"])
    unknown = [
        pl.lit(None, dtype).alias(name)
        for name, dtype in records.RECORDS.items()
        if name not in known.columns
    ]
    records.keep(home, known.with_columns(unknown).with_columns(is_stand_in=pl.lit(value=False)))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Four deliveries, two of them old and about children, as after a release."""
    made = Home.at(tmp_path / "home")
    for name, text in FILES.items():
        write(made.exports, name, text)
    assert not ingest(made).is_refused
    remember(made)
    return made


def purged(home: Home) -> Purged:
    return purge(home, 365, TODAY)


def names_left(home: Home) -> set[str]:
    """The names that stand in some file, as such or in a table."""
    found = set()
    for file in (path for path in home.path.rglob("*") if path.is_file()):
        text = file.read_bytes().decode("utf-8", errors="ignore")
        if file.suffix == ".parquet":
            text += pl.read_parquet(file).cast(pl.String).write_csv()
        found |= {name for name in NAMES if name in text}
    return found


def raw(home: Home, contract: str = "registrations") -> pl.DataFrame:
    files = sorted((home.raw / contract).glob("*-*.parquet"))
    return pl.concat(map(pl.read_parquet, files)).sort("reference_date", "record_number")


def exports(home: Home) -> list[str]:
    return sorted(path.name for path in home.exports.iterdir())


def rules(outcome: Outcome) -> dict[str, str]:
    return {reading.file: reading.findings[0].rule for reading in outcome.readings if reading.findings}


def test_old_files_are_replaced_and_others_stay(home: Home) -> None:
    done = purged(home)
    assert [(due.file, due.contracts, due.reference_date, due.rows) for due in done.files] == [
        (OLD, ("registrations",), date(2024, 3, 15), 2),
        (CONTRACT, ("contracts",), date(2024, 3, 15), 1),
    ]
    assert exports(home) == sorted([f"{OLD}.purged", NEW, f"{CONTRACT}.purged", "geburten_2024-03-31.csv"])
    assert names_left(home) == {"Öztürk", "Musterweg"}  # of the delivery that is not old
    assert purged(home).files == ()


def test_a_copy_is_read_as_the_file_it_stands_for(home: Home) -> None:
    ledger = {path.name: path.read_bytes() for path in home.ledger.iterdir()}
    before = {contract: raw(home, contract) for contract in purging.PERSONAL}
    purged(home)
    at_once = {contract: raw(home, contract) for contract in purging.PERSONAL}
    outcome = ingest(home)
    assert {path.name: path.read_bytes() for path in home.ledger.iterdir()} == ledger
    counts = {
        reading.file: (reading.records, reading.accepted, reading.rejected) for reading in outcome.readings
    }
    assert counts[OLD] == (3, 2, 1)
    for contract, rows in before.items():
        again = raw(home, contract)
        assert_frame_equal(at_once[contract], again)
        assert again.schema == rows.schema
        went = [*CONTRACTS[contract].personal, "portal_account"]
        assert_frame_equal(again.drop(went), rows.drop(went))
        old = again.filter(pl.col("reference_date") == date(2024, 3, 15))
        assert old.select(
            CONTRACTS[contract].personal
        ).null_count().sum_horizontal().item() == old.height * len(went[1:])


def test_accounts_become_the_same_pseudonym_in_every_copy(home: Home) -> None:
    purged(home)
    first, second = pseudonyms(home, ["K-1", "K-2"])
    assert raw(home)["portal_account"].to_list() == [first, second, "K-1"]
    assert raw(home, "contracts")["portal_account"].to_list() == [first]


def test_the_original_delivered_again_is_known_and_brings_no_name_back(home: Home, tmp_path: Path) -> None:
    purged(home)
    elsewhere = write(tmp_path, "noch_einmal_2024-03-15.csv", FILES[OLD])
    assert rules(ingest(home, [elsewhere]))[elsewhere.name] == "already_delivered"
    assert exports(home)[0] == f"{OLD}.purged"
    assert len(exports(home)) == 4
    # put among the exports by hand, under a name that comes first
    write(home.exports, "a_2024-03-15.csv", FILES[OLD])
    assert rules(ingest(home))["a_2024-03-15.csv"] == "already_delivered"
    assert raw(home)["first_name"].to_list() == [None, None, "Mia"]
    # and the next purge takes it away
    assert [due.file for due in purged(home).files] == ["a_2024-03-15.csv"]
    assert "a_2024-03-15.csv" not in exports(home)


def test_another_file_under_a_purged_ones_name_is_refused(home: Home, tmp_path: Path) -> None:
    purged(home)
    other = write(tmp_path, OLD, table("registrations", {**MIA, "wish_rank": "2"}))
    outcome = ingest(home, [other])
    assert outcome.is_refused
    assert {finding.rule for reading in outcome.readings for finding in reading.findings} >= {"name_taken"}


def test_the_same_file_twice_in_the_exports_is_gone_twice(home: Home) -> None:
    write(home.exports, "zweitschrift_2024-03-15.csv", FILES[OLD])
    ingest(home)
    purged(home)
    assert "zweitschrift_2024-03-15.csv" not in exports(home)
    assert names_left(home) == {"Öztürk", "Musterweg"}


def test_stand_ins_take_the_place_of_birth_dates_without_names(home: Home) -> None:
    purged(home)
    known = records.known(home).select("source", "record_number", "birth_date", "is_stand_in").rows()
    assert known == [
        ("contracts", "V-1", date(2023, 5, 15), True),
        ("registrations", "A-1", date(2023, 5, 3), False),
        ("registrations", "A-2", date(2023, 5, 15), True),
    ]


def test_a_file_of_several_dates_goes_when_its_latest_is_old(home: Home) -> None:
    dates = [
        {**MIA, "record_number": f"B-{day[3:5]}", "reference_date": day}
        for day in ("15.03.2023", "15.04.2025")
    ]
    headers = [*(source.headers[0] for source in CONTRACTS["registrations"].sources.values()), "Stichtag"]
    rows = [{**GOOD["registrations"], **each, "registered_on": "01.10.2022"} for each in dates]
    lines = [";".join(headers), *(";".join(row.values()) for row in rows)]
    write(home.exports, "anmeldungen_süd.csv", "\r\n".join(lines) + "\r\n")
    assert not ingest(home).is_refused
    remember(home)
    assert "anmeldungen_süd.csv" not in [due.file for due in purge(home, 365, date(2026, 4, 15)).files]
    assert "anmeldungen_süd.csv" in [due.file for due in purge(home, 365, date(2026, 4, 16)).files]
    ingest(home)
    dates_in_raw = raw(home).filter(pl.col("record_number").str.starts_with("B"))["reference_date"].to_list()
    assert dates_in_raw == [date(2023, 3, 15), date(2025, 4, 15)]


def test_a_workbook_keeps_all_its_sheets(home: Home) -> None:
    home.exports.joinpath("mappe_2024-03-15.xlsx").unlink(missing_ok=True)
    with xlsxwriter.Workbook(str(home.exports / "mappe_2024-03-15.xlsx")) as book:
        for contract, change in (
            ("registrations", {**MIA, "record_number": "C-1"}),
            ("births", {}),
            ("places", {}),
        ):
            sheet = book.add_worksheet(contract)
            row = {**GOOD[contract], **change}
            sheet.write_row(0, 0, [source.headers[0] for source in CONTRACTS[contract].sources.values()])
            sheet.write_row(1, 0, list(row.values()))
        book.add_worksheet("Hinweise").write_row(0, 0, ["Bitte", "beachten"])
    first = ingest(home)
    assert not first.is_refused
    remember(home)
    before = [reading for reading in first.readings if reading.file == "mappe_2024-03-15.xlsx"]
    ledger = pl.read_parquet(home.ledger / "deliveries.parquet")
    purged(home)
    after = [reading for reading in ingest(home).readings if reading.file == "mappe_2024-03-15.xlsx"]
    about = [
        (r.sheet, r.contract, r.records, r.accepted, r.skipped, r.findings, r.reference_dates) for r in before
    ]
    assert [
        (r.sheet, r.contract, r.records, r.accepted, r.skipped, r.findings, r.reference_dates) for r in after
    ] == about
    assert len(about) == 4
    assert pl.read_parquet(home.ledger / "deliveries.parquet").equals(ledger)
    assert len(list((home.raw / "places").glob("*-2.parquet"))) == 1


def test_what_no_release_knows_is_not_purged(home: Home) -> None:
    before = exports(home)
    records.keep(home, records.known(home).filter(pl.col("record_number") != "A-2"))
    with pytest.raises(NotPurged, match=r"1 Vorgang .* refresh"):
        purged(home)
    records.records_file(home).unlink()
    with pytest.raises(NotPurged, match="3 Vorgänge"):
        purged(home)
    assert exports(home) == before
    assert names_left(home) == set(NAMES)


def test_what_a_correction_has_replaced_need_not_be_known(home: Home) -> None:
    write(home.exports, OLD.replace(".csv", "_k1.csv"), table("registrations", {**MIA, "wish_rank": "2"}))
    ingest(home)
    records.keep(home, records.known(home).filter(pl.col("record_number") != "A-2"))
    assert len(purged(home).files) == 3
    assert names_left(home) == {"Öztürk", "Musterweg"}


def test_a_file_that_is_not_ingested_yet_comes_first(home: Home) -> None:
    write(
        home.exports,
        "anmeldungen_süd_2024-03-15.csv",
        table("registrations", {**MIA, "record_number": "D-1"}),
    )
    with pytest.raises(NotPurged, match=r"anmeldungen_süd_2024-03-15\.csv ist noch nicht eingelesen"):
        purged(home)
    ingest(home)
    remember(home)
    (home.exports / CONTRACT).unlink()
    with pytest.raises(NotPurged, match=f"{CONTRACT} ist eingelesen, liegt aber nicht mehr"):
        purged(home)


def test_an_empty_home_has_nothing_to_purge(tmp_path: Path) -> None:
    assert purged(Home.at(tmp_path)).files == ()


def test_a_refresh_that_runs_is_waited_for(home: Home) -> None:
    with only_one(home), pytest.raises(RefreshRunning):
        purged(home)


def test_leftovers_and_builds_are_removed(home: Home) -> None:
    shutil.copytree(home.raw, home.raw_incoming)
    shutil.copytree(home.raw, home.raw_old)
    (home.build / "000001").mkdir(parents=True)
    (home.build / "000001" / "warehouse.duckdb").write_text("Zielonka", encoding="utf-8")
    (home.exports / f".{OLD}.part").write_text("Zielonka", encoding="utf-8")
    purged(home)
    assert names_left(home) == {"Öztürk", "Musterweg"}
    assert not home.build.exists()


def test_a_raw_box_that_lost_its_name_is_found(home: Home) -> None:
    home.raw.rename(home.raw_old)
    assert len(purged(home).files) == 2
    assert raw(home).height == 3


def test_a_damaged_copy_is_told_and_the_files_stay(home: Home) -> None:
    purged(home)
    copy = home.exports / f"{OLD}.purged"
    copy.write_bytes(copy.read_bytes()[:-30])
    outcome = ingest(home)
    assert rules(outcome)[OLD] == "unreadable_purged_copy"
    assert outcome.is_refused
    with pytest.raises(Refusal, match="beschädigt"):
        purged(home)


def say(*words: object) -> Result:
    return CliRunner().invoke(app, ["purge", *map(str, words)])


def test_the_command_lists_what_is_due_and_then_purges(home: Home) -> None:
    words = ("--older-than", 365, "--today", TODAY, "--home", home.path)
    before = exports(home)
    dry = say(*words, "--dry-run", "--json")
    assert dry.exit_code == 0
    assert exports(home) == before
    about = {"contracts": ["registrations"], "reference_date": "2024-03-15", "rows": 2, "file": OLD}
    assert json.loads(dry.stdout)["files"][0] == about
    assert json.loads(dry.stdout)["dry_run"] is True
    assert "2 Lieferungen wären an der Reihe" in say(*words, "--dry-run").stdout
    assert "2 Lieferungen bereinigt" in say(*words).stdout
    assert "Keine Lieferung ist an der Reihe" in say(*words).stdout


def test_the_command_refuses_with_a_sentence_and_knows_a_wrong_call(home: Home) -> None:
    records.records_file(home).unlink()
    refused = say("--older-than", 365, "--today", TODAY, "--home", home.path)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "planungsblick refresh" in refused.stderr
    assert say("--home", home.path).exit_code == 2
    assert say("--older-than", 0, "--home", home.path).exit_code == 2
    assert say("--older-than", 365, "--today", "gestern", "--home", home.path).exit_code == 2


class Killed(BaseException):
    """The process ends here."""


STEPS = ["write_purged", "_replace_raw", "write_whole", "_clear", "_replace_birth_dates"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("call", [0, 1])
def test_a_purge_that_was_killed_is_ended_by_the_next(
    home: Home, monkeypatch: pytest.MonkeyPatch, step: str, call: int
) -> None:
    twin = Home.at(home.path.with_name("twin"))
    shutil.copytree(home.path, twin.path)
    purged(twin)
    with monkeypatch.context() as patch:
        patch.setattr(purging, step, _killing(getattr(purging, step), call))
        if call == 0 or step in ("write_purged", "write_whole"):
            with pytest.raises(Killed):
                purged(home)
    assert not ingest(home).is_refused
    assert raw(home).drop("portal_account").height == 3
    purged(home)
    assert names_left(home) == {"Öztürk", "Musterweg"}
    assert exports(home) == exports(twin)
    assert records.known(home).equals(records.known(twin))
    for contract in purging.PERSONAL:
        assert_frame_equal(raw(home, contract), raw(twin, contract))


def _killing(function: Callable[..., object], call: int) -> Callable[..., object]:
    """The function, ending the process at its first or second call."""
    calls = iter(range(100))

    def kill(*arguments: object) -> object:
        if next(calls) == call:
            raise Killed
        return function(*arguments)

    return kill


def test_killed_between_the_copy_and_the_file_it_replaces(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", _killing(Path.unlink, 0))
        with pytest.raises(Killed):
            purged(home)
    assert {OLD, f"{OLD}.purged"} < set(exports(home))
    assert not ingest(home).is_refused
    assert raw(home)["first_name"].to_list() == [None, None, "Mia"]
    purged(home)
    assert names_left(home) == {"Öztürk", "Musterweg"}
