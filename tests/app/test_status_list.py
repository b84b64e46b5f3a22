"""The status list goes out as a workbook, comes back by page or command, and shows nothing to anybody else."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import fastexcel
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner, Result

from dashboard.components import status_list
from dashboard.components.about import About
from dashboard.texts import status_list as texts
from tests.app import small_release
from warehouse import contacts
from warehouse.cli import app
from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.queries import unserved

TODAY = small_release.TODAY
CSV = "Vorgangsnummer;Status;Datum\r\nA0000;kontaktiert;05.03.2026\r\nA0001;erledigt;05.03.2026\r\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home of its own, since every test leaves something in it."""
    return small_release.build(Home.at(tmp_path / "home"))


@pytest.fixture
def marts(home: Home) -> Iterator[Marts]:
    opened = Marts.open(home, Role.COORDINATION)
    yield opened
    opened.close()


def cases(marts: Marts) -> pl.DataFrame:
    return unserved.open_cases(marts, TODAY, TODAY)


def listed(content: bytes) -> pl.DataFrame:
    """The list as a spreadsheet shows it."""
    sheet = fastexcel.read_excel(content).load_sheet(0, dtypes="string")
    return pl.DataFrame(pl.from_arrow(sheet.to_arrow())).with_columns(pl.all().str.strip_suffix(" 00:00:00"))


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def drawn(home: Home, role: Role = Role.COORDINATION) -> AppTest:
    return AppTest.from_function(_component, args=(str(home.path), role.value), default_timeout=60).run()


def _component(home: str, role: str) -> None:
    from dashboard.components.about import About
    from dashboard.components.status_list import show_status_list
    from tests.app.small_cases import TODAY, children
    from warehouse.home import Home
    from warehouse.marts import Marts, Role

    marts = Marts.open(Home.at(home), Role(role))
    show_status_list(marts, children().filter(need_date=TODAY), About(), "statusliste")


def handed_back(test: AppTest, name: str, content: bytes) -> AppTest:
    test.file_uploader[0].set_value((name, content, "application/octet-stream"))
    next(button for button in test.button if button.label == texts.HAND_BACK).click()
    return test.run()


def test_the_list_goes_out_with_what_is_kept_and_comes_back_unchanged(home: Home, marts: Marts) -> None:
    known = unserved.records(marts)
    contacts.hand_back(home, CSV.encode(), "liste.csv", known, "Frau A")
    content = status_list.workbook(marts, cases(marts), status_list.WORK, About())
    table = listed(content)
    assert table.select("Vorgangsnummer", "Bisher", "Status", "Datum").rows() == [
        ("A0000", "kontaktiert am 05.03.2026", "kontaktiert", "2026-03-05"),
        ("A0001", "offen", "offen", ""),
        ("A0002", "offen", "offen", ""),
    ]
    back = contacts.hand_back(home, content, "liste.xlsx", known, "Frau A")
    assert (back.taken, back.unchanged, back.refused.height) == (0, 3, 0)


def test_a_status_can_only_be_chosen_and_no_cell_holds_a_formula(marts: Marts) -> None:
    named = cases(marts).with_columns(district_name=pl.lit("=HYPERLINK('http://x')"))
    content = status_list.workbook(marts, named, status_list.WORK, About())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert '"offen,kontaktiert,angeboten,angenommen,abgelehnt"' in sheet
    assert sheet.count("<dataValidation ") == 2
    assert listed(content)["Bezirk"].to_list() == ["=HYPERLINK('http://x')"] * 3


def test_a_status_noted_under_an_earlier_record_stands_at_the_child(home: Home, marts: Marts) -> None:
    known = unserved.records(marts)
    contacts.hand_back(home, CSV.replace("A0000", "A9000").encode(), "liste.csv", known, "Frau A")
    first = status_list.with_status(marts, cases(marts)).row(0, named=True)
    assert (first["record_number"], first["contact_status"]) == ("A0000", "contacted")
    assert first["contact_date"] == date(2026, 3, 5)


def test_an_empty_selection_gives_an_empty_list(marts: Marts) -> None:
    content = status_list.workbook(marts, cases(marts).clear(), status_list.WORK, About())
    assert listed(content).height == 0


def test_the_page_takes_a_list_and_says_which_rows_it_did_not(home: Home) -> None:
    test = handed_back(drawn(home), "liste.csv", CSV.encode())
    assert not test.exception
    assert [shown.value for shown in test.warning] == [
        "liste.csv: 1 Zeile übernommen, 0 unverändert, 1 nicht übernommen."
    ]
    assert any(
        "„erledigt“ ist kein Status" in found.value for found in test.get("html") if hasattr(found, "value")
    )
    assert contacts.current(home)["record_number"].to_list() == ["A0000"]
    assert contacts.current(home)["entered_by"].to_list() == ["coordination"]


def test_the_page_says_that_all_was_taken(home: Home) -> None:
    test = handed_back(drawn(home), "liste.csv", CSV.replace("erledigt", "offen").encode())
    assert [shown.value for shown in test.success] == ["liste.csv: 2 Zeilen übernommen, 0 unverändert."]


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"PK no workbook", "lässt sich nicht lesen"), (b"a;b\n1;2\n", "ist keine Statusliste")],
)
def test_a_file_that_is_no_list_is_said_in_a_sentence(home: Home, content: bytes, says: str) -> None:
    test = handed_back(drawn(home), "anderes.xlsx", content)
    assert not test.exception
    (warning,) = test.warning
    assert says in warning.value


def test_a_disk_that_cannot_be_written_is_said_in_a_sentence(home: Home) -> None:
    home.identity.write_text("a file where the folder should be", encoding="utf-8")
    test = handed_back(drawn(home), "liste.csv", CSV.encode())
    assert not test.exception
    assert "ließ sich nicht speichern" in test.warning[0].value


def test_without_a_file_the_page_asks_for_one(home: Home) -> None:
    test = drawn(home)
    next(button for button in test.button if button.label == texts.HAND_BACK).click()
    assert [shown.value for shown in test.run().warning] == [texts.NO_FILE]


@pytest.mark.parametrize("role", [Role.PLANNING, Role.COUNCIL])
def test_nobody_else_is_shown_the_list(home: Home, role: Role) -> None:
    test = drawn(home, role)
    assert not test.exception
    assert not test.file_uploader
    assert not test.subheader


def test_the_command_takes_a_list_and_ends_with_one_if_a_row_is_refused(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(CSV, encoding="utf-8")
    result = run("status-list", file, "--home", home.path, "--json")
    said = json.loads(result.stdout)
    assert (result.exit_code, said["taken"], said["unchanged"]) == (1, 1, 0)
    (refused,) = said["refused"]
    assert (refused["line"], refused["record_number"], refused["rule"]) == (3, "A0001", "wrong_status")
    file.write_text(CSV.replace("erledigt", "abgelehnt"), encoding="utf-8")
    again = run("status-list", file, "--home", home.path)
    assert (again.exit_code, again.stdout) == (0, "liste.csv: 1 Zeile übernommen, 1 unverändert.\n")


def test_the_command_prints_the_refused_rows_as_a_table(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(CSV.replace("erledigt", "[red]x"), encoding="utf-8")
    result = run("status-list", file, "--home", home.path)
    assert result.exit_code == 1
    assert "1 nicht übernommen" in result.stdout
    assert "„[red]x“ ist kein Status" in result.stdout


def test_the_command_says_what_is_no_list_and_what_is_not_there(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "fremd.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    result = run("status-list", file, "--home", home.path)
    assert (result.exit_code, "keine Statusliste" in result.stderr) == (1, True)
    assert run("status-list", tmp_path / "fehlt.csv", "--home", home.path).exit_code == 2
    assert run("status-list", file, "--home", tmp_path / "leer").exit_code == 1
