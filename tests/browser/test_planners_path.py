"""A planner's path by keyboard alone: city, worst borough, district, centre, two more groups a year late, compare, export."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import serving
from tests.conftest import Visit
from warehouse.home import Home
from warehouse.marts import Marts, Role

pytestmark = pytest.mark.browser
MOST_TABS = 160


def worst(city: Home, level: str, within: str | None = None) -> tuple[str, str]:
    """Id and name of the area of a level where most places are short under three, in a borough if one is given."""
    marts = Marts.open(city, Role.PLANNING)
    row = marts.frame(
        """
        select demand.area_id, area.name
        from marts.fct_demand as demand inner join marts.dim_area as area using (area_id)
        where demand.level = $level and demand.age_group = 'under_three' and demand.is_current_year
            and demand.reference_date = (select max(reference_date) from marts.fct_demand)
            and coalesce(demand.borough_id = $within, true)
        order by demand.shortage desc, area.sort_order limit 1
        """,
        level=level,
        within=within,
    ).row(0)
    marts.close()
    return row


def tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until the element with this role and name has the focus."""
    wanted = page.get_by_role(role, name=name, exact=True).first  # ty: ignore
    expect(wanted).to_be_visible()
    for _ in range(MOST_TABS):
        if wanted.evaluate(
            "element => element === document.activeElement || element.contains(document.activeElement)"
        ):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{role} {name!r} cannot be reached by keyboard")


def test_a_planner_gets_from_the_city_to_a_compared_scenario_by_keyboard_alone(city: Home, visit: Visit):
    borough_id, borough = worst(city, "borough")
    _, district = worst(city, "district", borough_id)
    page = visit.page
    with serving(city, Role.PLANNING) as address:
        page.goto(f"{address}/kita-bedarf")
        expect(page.locator(".pb-is").first).to_contain_text("in Dortmund")
        tab_to(page, "link", borough)
        page.keyboard.press("Enter")
        expect(page.locator(".pb-is").first).to_contain_text(f"im Stadtbezirk {borough}")
        tab_to(page, "link", district)
        page.keyboard.press("Enter")
        expect(page.locator(".pb-is").first).to_contain_text(f"im Bezirk {district}")
        tab_to(page, "link", "Kitas & Plätze")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Kitas & Plätze", level=1)).to_be_visible()
        tab_to(page, "link", "Prognose & Szenarien")
        page.keyboard.press("Enter")
        tab_to(page, "tab", "Prognose")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        tab_to(page, "spinbutton", "Anzahl Gruppen")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("2")
        page.keyboard.press("Enter")
        expect(
            page.get_by_text("Entwurf: Beiträge der Hebel").or_(page.get_by_text("„Entwurf“")).first
        ).to_be_visible()
        tab_to(page, "spinbutton", "Eröffnung später um Jahre")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("1")
        page.keyboard.press("Enter")
        page.wait_for_url("**gruppen_spaeter=1**")
        expect(page.get_by_text("„Entwurf“").first).to_be_visible()
        expect(page.locator(".pb-table").first).to_contain_text("wie geplant")
        expect(page.locator(".pb-table").first).to_contain_text("Entwurf")
        tab_to(page, "button", "CSV")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        content = download.value.path().read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename == "szenarien-entwurf.csv"
    assert content.startswith("Szenario;Kitajahr;Fehlbedarf;± zum Plan")
    assert "Entwurf;" in content
    assert visit.foreign_requests == []
    assert visit.errors == []
