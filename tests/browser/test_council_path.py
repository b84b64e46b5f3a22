"""A council member's way from Übersicht to what is open at one school: at most three actions, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.texts import school_it as school_it_texts
from dashboard.texts import school_profile as profile_texts
from dashboard.texts import schools as texts
from tests.browser.serving import box, headline, serving
from tests.conftest import Visit
from warehouse.home import Home
from warehouse.marts import Marts, Role

pytestmark = pytest.mark.browser
MOST_ACTIONS, MOST_TABS = 3, 200
HAS_FOCUS = "e => e === document.activeElement"
RING = (
    "e => { const s = getComputedStyle(e); return [s.outlineStyle, parseFloat(s.outlineWidth), s.boxShadow] }"
)


def waiting_school(city: Home) -> tuple[str, str, int]:
    """Number and name of the school that the list of open sites begins with, and how many points are open there."""
    marts = Marts.open(city, Role.COUNCIL)
    row = marts.frame(
        """
        select stage.school_id, school.name, summary.open_points
        from marts.fct_school_stage as stage
        inner join marts.dim_school as school using (school_id)
        inner join marts.fct_school_summary as summary using (reference_date, school_id)
        where stage.track = 'broadband' and not stage.is_reached and stage.is_known_school
            and stage.reference_date = (select max(reference_date) from marts.fct_school_summary)
        order by stage.planned_on nulls last, school.name, stage.site_id
        limit 1
        """
    ).row(0)
    marts.close()
    return row


def click(link: Locator) -> None:
    link.click()


def press_enter(link: Locator) -> None:
    """Walk to the link by Tab alone, see where one is, and press Enter."""
    expect(link).to_be_visible()
    for _ in range(MOST_TABS):
        if link.evaluate(HAS_FOCUS):
            break
        link.page.keyboard.press("Tab")
    assert link.evaluate(HAS_FOCUS), "the link cannot be reached by Tab"
    expect(link).to_be_in_viewport()
    style, width, shadow = link.evaluate(RING)
    assert (style != "none" and width > 0) or shadow != "none", "nobody sees where the focus is"
    link.page.keyboard.press("Enter")


@pytest.mark.parametrize("act", [click, press_enter])
def test_three_actions_lead_from_the_overview_to_a_schools_open_points(
    act: Callable[[Locator], None], city: Home, visit: Visit
):
    number, name, points = waiting_school(city)
    page, actions = visit.page, 0
    with serving(city, Role.COUNCIL) as address:
        page.goto(address)
        for link in (
            page.get_by_role("link", name=school_it_texts.TO_PAGE),
            page.locator(".pb-table")
            .filter(has_text=school_it_texts.REASON)
            .get_by_role("link", name=name)
            .first,
        ):
            act(link)
            actions += 1
        expect(headline(page)).to_contain_text(f"{name}: Am ")
        expect(box(page, "Schule")).to_have_value(f"{number} · {name}")
        assert actions <= MOST_ACTIONS
        read_what_is_open(page, points)
    assert visit.foreign_requests == []
    assert visit.errors == []


def read_what_is_open(page: Page, points: int) -> None:
    """See the open points on the first screen of the profile: one row each, whole with stage, day and reason."""
    expect(page.get_by_role("heading", level=3).first).to_have_text(texts.OPEN_HEADING)
    table = page.locator(".pb-table").first
    expect(table).to_be_in_viewport()
    expect(table.locator("tbody tr")).to_have_count(points)
    expect(table).to_contain_text(profile_texts.PLANNED)
    expect(table).to_contain_text(profile_texts.REASON)


def test_a_link_from_outside_names_a_school_by_its_number(city: Home, visit: Visit):
    number, name, _ = waiting_school(city)
    page = visit.page
    with serving(city, Role.COUNCIL) as address:
        page.goto(f"{address}/schulen?schule={number}")
        expect(headline(page)).to_contain_text(f"{name}: Am ")
        page.wait_for_url(f"**/schulen?schule={number}+*")
        page.reload()  # the address now says all of it
        expect(headline(page)).to_contain_text(f"{name}: Am ")
        page.goto(f"{address}/schulen?schule=999999")
        expect(page.get_by_text(texts.missed("999999"))).to_be_visible()
        expect(page.locator(".pb-table").first).to_be_visible()
    assert visit.errors == []


def test_a_click_on_a_point_of_the_map_opens_the_school(city: Home, visit: Visit):
    page = visit.page
    with serving(city, Role.COUNCIL) as address:
        page.goto(f"{address}/schulen?darstellung={texts.MAP_TAB}")
        page.locator(".st-key-schools .scatterlayer .points path").first.click(force=True)
        expect(page.get_by_role("heading", name=profile_texts.MASTER_HEADING)).to_be_visible()
        page.get_by_role("link", name=profile_texts.ALL_SCHOOLS).click()
        expect(page.get_by_role("tab", name=texts.TABLE_TAB, exact=True)).to_be_visible()
    assert visit.foreign_requests == []
    assert visit.errors == []
