"""Somebody new, without help: four questions of the start page's readers, each in at most four actions."""

from __future__ import annotations

import re

import polars as pl
import pytest
from playwright.sync_api import expect

from dashboard import formats
from tests.browser.serving import box, serving
from tests.conftest import Visit
from warehouse.home import Home
from warehouse.marts import Marts, Role

pytestmark = pytest.mark.browser
MOST_ACTIONS = 4


def asked(city: Home, query: str) -> pl.DataFrame:
    """Ask the published tables directly, past every query and text of the pages."""
    marts = Marts.open(city, Role.PLANNING)
    try:
        return marts.frame(query)
    finally:
        marts.close()


class Newcomer:
    """A visitor who counts what she does."""

    def __init__(self, visit: Visit, address: str) -> None:
        self.page, self.actions = visit.page, 0
        self.page.goto(address)

    def follow(self, name: str) -> None:
        """Click a link."""
        self._act()
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def choose(self, field: str, option: str) -> None:
        """Open a field and take one of its options: two actions."""
        self._act()
        box(self.page, field).click()
        self._act()
        self.page.get_by_role("option", name=option, exact=True).click()

    def reads(self, words: str) -> None:
        """See the words on the page."""
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        expect(self.page.get_by_text(pattern).first).to_be_visible()

    def _act(self) -> None:
        self.actions += 1
        assert self.actions <= MOST_ACTIONS


@pytest.mark.parametrize("role", [Role.PLANNING, Role.COUNCIL])
def test_the_borough_with_the_greatest_shortage_of_next_year(role: Role, city: Home, visit: Visit):
    name, year = asked(
        city,
        """
        select area.name, demand.day_care_year
        from marts.fct_demand as demand inner join marts.dim_area as area using (area_id)
        where demand.level = 'borough' and demand.age_group = 'under_three' and not demand.is_current_year
            and demand.reference_date = (select max(reference_date) from marts.fct_demand)
        order by demand.shortage desc, area.sort_order limit 1
        """,
    ).row(0)
    with serving(city, role) as address:
        newcomer = Newcomer(visit, address)
        newcomer.follow("Zum Kita-Bedarf")
        newcomer.choose("Kitajahr", formats.day_care_year(year))
        expect(
            visit.page.get_by_text(re.compile(rf"Stadtbezirk.*die meisten in {name}")).first
        ).to_be_visible()


def test_the_schools_with_wlan_throughout_and_of_how_many(city: Home, visit: Visit):
    reached, total = asked(
        city,
        """
        select reached, total from marts.fct_school_rollout
        where track = 'wlan' and stage = 'done' and weighting = 'school'
        order by reference_date desc limit 1
        """,
    ).row(0)
    with serving(city, Role.COUNCIL) as address:
        Newcomer(visit, address).reads(f"WLAN: {reached} von {total} Schulen")


def test_the_delivery_with_the_most_rejected_rows(city: Home, visit: Visit):
    deliveries = asked(
        city, "select file, rejected from marts.meta_deliveries order by rejected desc limit 2"
    )
    assert deliveries["rejected"][0] > deliveries["rejected"][1]
    with serving(city, Role.ANALYST) as address:
        newcomer = Newcomer(visit, address)
        expect(newcomer.page.locator(".pb-headline")).to_contain_text(deliveries["file"][0])


def test_the_children_who_wait_longer_than_three_months(city: Home, visit: Visit):
    children = asked(
        city,
        """
        select sum(unserved_over_three_months) from marts.fct_unserved
        where level = 'city' and need_date = reference_date
            and reference_date = (select max(reference_date) from marts.fct_unserved)
        """,
    ).item()
    with serving(city, Role.PLANNING) as address:
        newcomer = Newcomer(visit, address)
        newcomer.follow("Zu den unversorgten Kindern")
        newcomer.reads(f"{formats.number(children)} Kinder länger als drei Monate")
