"""The commands as a clerk and a program meet them: what they print, what they leave, how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.unit.deliveries import table, write
from warehouse import releases
from warehouse.cli import app
from warehouse.cli_common import contradictions_of
from warehouse.home import Home
from warehouse.marts import release_in_service
from warehouse.screen import show_contradictions

FILE_KEYS = {
    "file", "sheet", "contract", "format", "reference_date", "rows_in_file", "accepted", "rejected", "skipped",
    "refused", "findings",
}  # fmt: skip


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_check_as_json_says_what_each_file_is_and_adds_up(tmp_path: Path) -> None:
    good = write(
        tmp_path, "geburten_2026-01-31.csv", table("births", {}, {"area_id": "06", "live_births": "zwölf"})
    )
    foreign = write(tmp_path, "fremd_2026-01-31.csv", "a;b\n1;2\n")
    result = run("check", "--json", good, foreign)
    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert set(said) == {"files", "release", "seconds"}
    assert all(set(file) == FILE_KEYS for file in said["files"])
    assert [file["contract"] for file in said["files"]] == ["births", None]
    assert [file["refused"] for file in said["files"]] == [False, True]
    for file in said["files"]:
        assert file["rows_in_file"] == file["accepted"] + file["rejected"] + file["skipped"]
    (finding,) = said["files"][0]["findings"]
    assert (finding["line"], finding["column"], finding["rule"]) == (3, "live_births", "not_a_integer")
    assert finding["message"] == "Zeile 3, Spalte „Lebendgeborene“: „zwölf“ ist keine ganze Zahl."


def test_a_refresh_tells_by_how_much_the_money_does_not_reconcile(
    city: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    """The demo's devices of 2020 are paid by a programme of which no budget tells: 1.15 million euros."""
    found = contradictions_of(city)
    beyond = [row for row in found if row["finding"] == "drawn_beyond_programme"]
    assert [(row["subject"], row["count"]) for row in beyond] == [
        ("Sofortausstattungsprogramm 2020", 1_150_000)
    ]
    above = [row["subject"] for row in found if row["finding"] == "measure_drawn_above_approval"]
    assert above == ["DP-2023-011 (DigitalPakt)", "MEP-2025-009 (Medienentwicklungsplan)"]
    show_contradictions(beyond)
    said = capsys.readouterr().out
    assert "Sofortausstattungsprogramm 2020" in said
    assert "1.150.000 Euro mehr" in said


def test_check_for_people_is_german_and_ends_with_zero_when_nothing_is_refused(tmp_path: Path) -> None:
    path = write(
        tmp_path, "geburten_2026-01-31.csv", table("births", {}, {"area_id": "06", "live_births": "zwölf"})
    )
    result = run("check", path)
    assert result.exit_code == 0
    assert "Zeile 3, Spalte „Lebendgeborene“" in result.stdout
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "words",
    [["check", "gibt-es-nicht.csv"], ["check"], ["check", __file__, "--date", "gestern"], ["tanzen"],
     ["generate", "--scale", "99"], ["serve", "--role", "könig"], ["report", "council", "--out", "bericht.txt"]],
)  # fmt: skip
def test_a_wrong_call_ends_with_two(words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_status_names_the_release_its_dates_and_its_rows(city: Home) -> None:
    said = json.loads(run("status", "--json", "--home", city.path).stdout)
    assert said["release"] == release_in_service(city)
    assert Path(said["folder"]) == city.releases / said["release"]
    assert said["reference_dates"]["school_it"][-1] == "2026-10-31"
    assert said["row_counts"]["planning.duckdb"]["dim_area"] == 75 + 14  # with the planning areas
    assert "In Dienst" in run("status", "--home", city.path).stdout


def test_a_refused_refresh_ends_with_one_and_no_release(copy: Home, tmp_path: Path) -> None:
    foreign = write(tmp_path, "fremd_2026-10-31.csv", "a;b\n1;2\n")
    before = release_in_service(copy)
    result = run("refresh", "--json", "--home", copy.path, foreign)
    said = json.loads(result.stdout)
    assert (result.exit_code, said["release"]) == (1, None)
    assert release_in_service(copy) == before
    assert not (copy.exports / foreign.name).exists()


def test_commands_without_a_release_say_what_to_do_and_end_with_one(tmp_path: Path) -> None:
    for words in (
        ["status"],
        ["build"],
        ["publish"],
        ["releases", "list"],
        ["releases", "use", "2026-01-01-01"],
    ):
        result = run(*words, "--home", tmp_path)
        assert result.exit_code == 1, words
        assert "Traceback" not in result.output
        assert "planungsblick" in result.output, words
    empty = run("refresh", "--home", tmp_path)
    assert empty.exit_code == 1
    assert "exports/" in empty.output


def test_publish_list_use_and_prune(copy: Home) -> None:
    first = release_in_service(copy)
    assert run("publish", "--home", copy.path).exit_code == 0
    second = release_in_service(copy)
    assert second != first
    listed = json.loads(run("releases", "list", "--json", "--home", copy.path).stdout)
    assert (listed["current"], [each["release"] for each in listed["releases"]]) == (second, [first, second])
    assert run("releases", "use", first, "--home", copy.path).exit_code == 0
    assert release_in_service(copy) == first
    assert f"Entfernt: {second}" not in run("releases", "prune", "--keep", 1, "--home", copy.path).output
    assert [release.release_id for release in releases.published(copy)] == [first, second]
    assert run("releases", "use", "2020-01-01-01", "--home", copy.path).exit_code == 1


def test_the_councils_paper_is_a_pdf_of_the_councils_figures(city: Home, tmp_path: Path) -> None:
    target = tmp_path / "rat.pdf"
    assert run("report", "council", "--out", target, "--home", city.path).exit_code == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert [path.name for path in tmp_path.iterdir()] == ["rat.pdf"]


def test_a_disk_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "kein-ordner"
    blocked.write_text("", encoding="utf-8")
    result = run("generate", "--scale", 0.02, "--home", blocked)
    assert result.exit_code == 1
    assert "Alles bleibt, wie es war" in result.output
