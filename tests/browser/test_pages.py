"""The pages in a browser: cold links, filters in the address, clicks and keys, and not a word to a foreign host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.navigation import PAGES, pages_of
from dashboard.texts import common, streamlit
from tests.app import small_release
from tests.browser.serving import box, headline, mark, serving
from tests.conftest import Visit
from warehouse.home import Home
from warehouse.marts import Role

pytestmark = pytest.mark.browser
EXPECTED_REFUSAL = "Failed to load resource: the server responded with a status of 40"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return small_release.build(Home.at(tmp_path_factory.mktemp("served")))


@pytest.fixture(scope="module")
def planning(home: Home) -> Iterator[str]:
    with serving(home, Role.PLANNING) as address:
        yield address


@pytest.fixture(scope="module")
def council(home: Home) -> Iterator[str]:
    with serving(home, Role.COUNCIL) as address:
        yield address


@pytest.mark.parametrize("role", list(Role))
def test_every_page_of_a_role_opens_cold_in_german_and_no_other_does(role: Role, home: Home, visit: Visit):
    own = pages_of(role)
    with serving(home, role) as address:
        for page in own:
            visit.page.goto(f"{address}/{page.path}")
            expect(visit.page.get_by_role("heading", name=page.title, level=1)).to_be_visible()
            expect(visit.page.get_by_text(small_release.RELEASE_ID).first).to_be_visible()
            expect(visit.page.get_by_text(common.SYNTHETIC).first).to_be_visible()
            expect(visit.page.locator(".pb-measure").first).to_be_visible()
            visit.page.wait_for_load_state("networkidle")
            assert visit.page.locator("html").get_attribute("lang") == "de"
        assert visit.errors == []
        for page in (page for page in PAGES if page not in own):
            assert visit.page.goto(f"{address}/{page.path}").status == 403
            expect(visit.page.get_by_role("heading", name=common.REFUSED_TITLE)).to_be_visible()
    assert [error for error in visit.errors if not error.startswith(EXPECTED_REFUSAL)] == []
    assert visit.foreign_requests == []


def test_a_number_leads_to_its_entry_and_back(planning: str, visit: Visit):
    visit.page.goto(f"{planning}/kita-bedarf?stadtbezirk=Eving")
    visit.page.locator(".pb-table").get_by_role("link", name="Fehlbedarf").first.click()
    expect(visit.page).to_have_url(re.compile(r"/kennzahlen\?kennzahl=Fehlbedarf$"))
    expect(visit.page.get_by_role("heading", name="Fehlbedarf", level=2)).to_be_visible()
    expect(
        visit.page.get_by_text("Summe über die Bezirke aus max(0; Bedarf − verfügbare Plätze)")
    ).to_be_visible()
    visit.page.go_back()
    expect(box(visit.page, "Stadtbezirk")).to_have_value("Eving")


def test_a_link_shows_what_its_sender_saw(planning: str, visit: Visit):
    visit.page.goto(f"{planning}/kita-bedarf?stadtbezirk=Innenstadt-Nord&bezirk=Hafen&kitajahr=2026%2F27")
    expect(headline(visit.page)).to_contain_text("Im Kitajahr 2026/27 fehlen im Bezirk Hafen 35")
    expect(box(visit.page, "Bezirk")).to_have_value("Hafen")
    expect(visit.page.get_by_text("Gefiltert nach")).to_be_visible()


def test_the_keyboard_chooses_a_district_and_the_address_says_so(planning: str, visit: Visit):
    visit.page.goto(f"{planning}/kita-bedarf")
    box(visit.page, "Bezirk").focus()
    visit.page.keyboard.type("Nordm")
    visit.page.keyboard.press("Enter")
    expect(headline(visit.page)).to_contain_text("im Bezirk Nordmarkt 10")
    expect(visit.page).to_have_url(re.compile(r"\?bezirk=Nordmarkt$"))


def test_a_click_on_a_tile_sets_the_same_fields(planning: str, visit: Visit):
    visit.page.goto(f"{planning}/kita-bedarf")
    visit.page.locator(".st-key-map .point").filter(has_text="30").locator("path").click(force=True)
    expect(box(visit.page, "Bezirk")).to_have_value("Hafen")
    expect(box(visit.page, "Stadtbezirk")).to_have_value("Innenstadt-Nord")
    expect(visit.page).to_have_url(re.compile("stadtbezirk=Innenstadt-Nord&bezirk=Hafen"))


def test_a_click_on_a_mark_among_delivered_outlines_sets_them_too(tmp_path: Path, visit: Visit):
    home = small_release.build(Home.at(tmp_path), shaped=True)
    with serving(home, Role.PLANNING) as address:
        visit.page.goto(f"{address}/kita-bedarf")
        visit.page.locator(".st-key-map .textpoint").get_by_text("30", exact=True).click(force=True)
        expect(box(visit.page, "Bezirk")).to_have_value("Hafen")
        expect(visit.page).to_have_url(re.compile("stadtbezirk=Innenstadt-Nord&bezirk=Hafen"))
    assert visit.foreign_requests == []
    assert visit.errors == []


def test_links_lead_from_the_city_to_a_centre_and_back_by_keyboard(planning: str, visit: Visit):
    """City, borough, district, its centres, and from there to all about them: Enter on links alone."""
    visit.page.goto(f"{planning}/kita-bedarf?kitajahr=2026%2F27&karte=Saldo")
    trail = visit.page.locator(".pb-trail")
    trail.get_by_role("link", name="Innenstadt-Nord").press("Enter")
    expect(headline(visit.page)).to_contain_text("im Stadtbezirk Innenstadt-Nord")
    visit.page.locator(".pb-table").get_by_role("link", name="Hafen").first.press("Enter")
    expect(headline(visit.page)).to_contain_text("im Bezirk Hafen")
    expect(box(visit.page, "Karte")).to_have_value("Saldo")
    expect(box(visit.page, "Kitajahr")).to_have_value("2026/27")
    visit.page.get_by_role("link", name="Zu Kitas & Plätze").press("Enter")
    expect(headline(visit.page)).to_contain_text("hat 1 Kita im Bezirk Hafen")
    visit.page.get_by_role("link", name="Kita-Bedarf", exact=True).press("Enter")
    trail.get_by_role("link", name="Dortmund").press("Enter")
    expect(headline(visit.page)).to_contain_text("in Dortmund")


def test_a_click_on_a_bar_sets_the_borough(council: str, visit: Visit):
    visit.page.goto(f"{council}/unversorgte-kinder")
    mark(visit.page, "unserved", 0).click(force=True)
    expect(box(visit.page, "Stadtbezirk")).to_have_value("Innenstadt-Nord")


def test_a_click_on_a_provider_sets_its_field_and_the_keyboard_does_too(planning: str, visit: Visit):
    visit.page.goto(f"{planning}/kitas-plaetze")
    mark(visit.page, "providers", 0).click(force=True)
    expect(box(visit.page, "Träger")).to_have_value("Städtische Kitas")
    box(visit.page, "Träger").focus()
    visit.page.keyboard.type("Kirchen")
    visit.page.keyboard.press("Enter")
    expect(headline(visit.page)).to_contain_text("hat 1 Kita in Dortmund 10 Plätze")
    expect(visit.page).to_have_url(re.compile(r"\?traeger=Kirchenkreis$"))


def test_filters_go_along_from_page_to_page_and_back(planning: str, visit: Visit):
    visit.page.goto(f"{planning}/?stadtbezirk=Eving")
    visit.page.get_by_role("link", name="Zum Kita-Bedarf").click()
    expect(headline(visit.page)).to_contain_text("im Stadtbezirk Eving")
    visit.page.get_by_role("link", name="Schul-IT", exact=True).click()
    expect(headline(visit.page)).to_contain_text("im Stadtbezirk Eving 2 von 2")
    expect(visit.page).to_have_url(re.compile("stadtbezirk=Eving"))
    visit.page.go_back()
    expect(headline(visit.page)).to_contain_text("Kitajahr 2025/26")
    expect(box(visit.page, "Stadtbezirk")).to_have_value("Eving")


def test_reset_clears_the_address(planning: str, visit: Visit):
    visit.page.goto(f"{planning}/kita-bedarf?stadtbezirk=Eving&alter=drei+Jahre+bis+Schule")
    visit.page.get_by_role("button", name="Filter zurücksetzen").click()
    expect(headline(visit.page)).to_contain_text("in Dortmund")
    expect(visit.page).to_have_url(re.compile("/kita-bedarf$"))


def test_tables_can_be_taken_along(planning: str, visit: Visit):
    visit.page.goto(f"{planning}/kita-bedarf")
    for name, start in (("CSV", b"\xef\xbb\xbfGebiet;"), ("Excel", b"PK")):
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name=name).first.click()
        assert Path(download.value.path()).read_bytes().startswith(start)
    assert visit.errors == []


def test_no_word_of_streamlits_is_left_in_english(planning: str, visit: Visit):
    attributes = "e => ['aria-label', 'title', 'placeholder', 'alt'].map(name => e.getAttribute(name))"
    visit.page.goto(f"{planning}/kita-bedarf")
    expect(headline(visit.page)).to_be_visible()
    box(visit.page, "Bezirk").click()
    visit.page.keyboard.type("Atlantis")
    expect(visit.page.get_by_text(streamlit.WORDS["No results"]).first).to_be_visible()
    names = visit.page.evaluate(f"[...document.querySelectorAll('*')].flatMap({attributes}).filter(Boolean)")
    said = {*names, *visit.page.locator("body").inner_text().split("\n")}
    assert said & set(streamlit.WORDS) == set()
    assert [
        word for word in names if re.search(r"\b(the|to|open|close|page|sidebar|menu|home)\b", word, re.I)
    ] == []


def test_no_page_scrolls_sideways_on_a_phone_or_a_tablet(planning: str, visit: Visit):
    for page in pages_of(Role.PLANNING):
        visit.page.set_viewport_size({"width": 390, "height": 844})
        visit.page.goto(f"{planning}/{page.path}")
        expect(visit.page.get_by_text(small_release.RELEASE_ID).first).to_be_visible()
        main = visit.page.locator("[data-testid=stMain]")
        assert main.evaluate("e => e.scrollWidth - e.clientWidth") == 0, page.key
        visit.page.set_viewport_size({"width": 1024, "height": 844})
        assert main.evaluate("e => e.scrollWidth - e.clientWidth") == 0, page.key


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(18, 25, 29)")])
def test_the_theme_follows_the_system(scheme: str, ground: str, planning: str, visit: Visit):
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.goto(f"{planning}/kita-bedarf")
    expect(headline(visit.page)).to_be_visible()
    assert (
        visit.page.locator("[data-testid=stApp]").evaluate("e => getComputedStyle(e).backgroundColor")
        == ground
    )
    assert "Public Sans" in visit.page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily")


def test_an_address_that_leads_nowhere_says_so(planning: str, visit: Visit):
    assert visit.page.goto(f"{planning}/wp-admin").status == 404
    visit.page.get_by_role("link", name=common.TO_START).click()
    expect(visit.page.get_by_role("heading", name="Übersicht", level=1)).to_be_visible()


def test_a_page_that_breaks_says_sorry_and_shows_no_trace(tmp_path: Path, visit: Visit):
    home = small_release.build(Home.at(tmp_path), without="fct_demand")
    with serving(home, Role.PLANNING) as address:
        visit.page.goto(f"{address}/kita-bedarf")
        expect(visit.page.get_by_text(common.FAILED)).to_be_visible()
        said = visit.page.locator("body").inner_text()
    assert not re.search(r"Traceback|Error|fct_demand|\.py", said)
