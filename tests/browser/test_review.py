"""A coordinator's way through the review: a link to a pair opens cold, and the keyboard alone decides and takes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.texts import review as texts
from tests.app import small_release
from tests.browser.serving import serving
from tests.browser.test_planners_path import tab_to
from tests.conftest import Visit
from warehouse import decisions
from warehouse.home import Home
from warehouse.marts import Role

pytestmark = pytest.mark.browser


def test_a_pair_is_opened_by_its_address_decided_and_taken_back_by_keyboard_alone(
    tmp_path: Path, visit: Visit
):
    home, page = small_release.build(Home.at(tmp_path)), visit.page
    with serving(home, Role.COORDINATION) as address:
        page.goto(f"{address}/doppelte-pruefen?paar=anmeldung:A4,anmeldung:A5")
        expect(
            page.get_by_role("heading", name="Paar 4 von 5: Anmeldung A4 und Anmeldung A5")
        ).to_be_visible()
        tab_to(page, "textbox", texts.REVIEWER)
        page.keyboard.type("MM")
        tab_to(page, "combobox", texts.REASON)
        page.keyboard.type("Zwillinge")
        page.keyboard.press("Enter")
        tab_to(page, "button", texts.DECISIONS["different"])
        page.keyboard.press("Enter")
        expect(
            page.get_by_text("Anmeldung A4 und Anmeldung A5: „Verschiedene Kinder“ ist gespeichert")
        ).to_be_visible()
        expect(page).to_have_url(f"{address}/doppelte-pruefen?paar=vertrag%3AV3%2Canmeldung%3AA3")
        kept = (
            decisions.current(home).select("record_a", "record_b", "decision", "reason", "decided_by").rows()
        )
        assert kept == [("A4", "A5", "different", "Zwillinge oder Geschwister", "MM")]
        tab_to(page, "button", texts.UNDO)
        page.keyboard.press("Enter")
        expect(page.get_by_text(texts.undone("Anmeldung A4 und Anmeldung A5"))).to_be_visible()
    assert decisions.current(home).is_empty()
    assert visit.errors == visit.foreign_requests == []
