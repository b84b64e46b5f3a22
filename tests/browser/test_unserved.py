"""The work list in a browser: what is chosen there stays in the address, from tab to tab and in a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.texts import streamlit
from tests.app import small_release
from tests.browser.serving import box, headline, mark, serving
from tests.conftest import Visit
from warehouse.home import Home
from warehouse.marts import Role

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def coordination(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = small_release.build(Home.at(tmp_path_factory.mktemp("placed")))
    with serving(home, Role.COORDINATION) as address:
        yield address


def test_what_is_chosen_in_the_list_is_in_the_address_and_still_there_after_another_tab(
    coordination: str, visit: Visit
):
    visit.page.goto(f"{coordination}/unversorgte-kinder")
    expect(visit.page.get_by_text("3 Kinder stehen auf der Liste")).to_be_visible()
    box(visit.page, "Grund").focus()
    visit.page.keyboard.type("voll oder")
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text("2 Kinder stehen auf der Liste")).to_be_visible()
    expect(visit.page).to_have_url(re.compile("grund=alle"))
    visit.page.get_by_role("tab", name="Vermittlung").click()
    expect(visit.page.get_by_text("Das gerechte Verfahren vermittelt")).to_be_visible()
    visit.page.get_by_role("tab", name="Arbeitsliste").click()
    expect(visit.page.get_by_text("2 Kinder stehen auf der Liste")).to_be_visible()
    expect(box(visit.page, "Grund")).to_have_value("alle Wünsche voll oder abgesagt")
    expect(visit.page).to_have_url(re.compile("grund=alle"))
    assert visit.errors == []
    assert visit.foreign_requests == []


def test_a_link_to_a_list_shows_what_its_sender_saw(coordination: str, visit: Visit):
    address = "unversorgte-kinder?ansicht=Arbeitsliste&dringlichkeit=f%C3%A4llig&bedarf=am%201.%20August"
    visit.page.goto(f"{coordination}/{address}")
    expect(visit.page.get_by_text("1 Kind steht auf der Liste")).to_be_visible()
    expect(box(visit.page, "Dringlichkeit")).to_have_value("fällig")
    expect(visit.page.locator(".pb-table").get_by_text("A0001")).to_be_visible()


def test_the_list_can_be_taken_along_as_it_is_filtered(coordination: str, visit: Visit):
    visit.page.goto(f"{coordination}/unversorgte-kinder?grund=nur%20ein%20Wunsch")
    expect(visit.page.get_by_text("1 Kind steht auf der Liste")).to_be_visible()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="CSV").first.click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Vorgangsnummer", "A0000"]


def test_a_click_on_a_bar_of_the_overview_sets_the_borough(coordination: str, visit: Visit):
    visit.page.goto(f"{coordination}/unversorgte-kinder?ansicht=%C3%9Cberblick")
    mark(visit.page, "unserved", 0).click(force=True)
    expect(box(visit.page, "Stadtbezirk")).to_have_value("Innenstadt-Nord")
    expect(headline(visit.page)).to_contain_text("im Stadtbezirk Innenstadt-Nord 16 Kinder")


def test_a_list_handed_back_changes_its_row_and_names_what_it_does_not_take(coordination: str, visit: Visit):
    listed = b"Vorgangsnummer;Status;Datum\nA0002;kontaktiert;12.03.2026\nA7777;kontaktiert;12.03.2026\n"
    visit.page.goto(f"{coordination}/unversorgte-kinder")
    expect(visit.page.get_by_text(streamlit.WORDS["Upload"], exact=True)).to_be_visible()
    words = set(visit.page.locator("body").inner_text().split("\n"))
    assert words & {"Upload", "1MB per file • XLSX, CSV"} == set()
    assert "höchstens 1 MB • XLSX, CSV" in words
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": listed}
    visit.page.locator("input[type=file]").set_input_files(file)
    visit.page.get_by_role("button", name="Liste zurückgeben").click()
    expect(visit.page.get_by_text("A7777")).to_be_visible()
    row = visit.page.get_by_role("row").filter(has_text="A0002")
    expect(row).to_contain_text("kontaktiert am 12.03.2026")
    assert visit.errors == []
    assert visit.foreign_requests == []
