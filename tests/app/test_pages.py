"""Every page alone: full, empty, for each role that has it, and refused to each that has not."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.navigation import PAGES, Page, pages_of, subjects_of
from dashboard.texts import common
from dashboard.texts import deliveries as delivery_texts
from tests.app import small_release
from tests.app.conftest import Draw
from warehouse.home import Home
from warehouse.marts import Role

SEEN = [pytest.param(role, page, id=f"{role}-{page.key}") for role in Role for page in pages_of(role)]
WITHHELD = [
    pytest.param(role, page, id=f"{role}-{page.key}")
    for role in Role
    for page in PAGES
    if role not in page.roles
]
DISTRICTS_OF_TWO_LEVELS = {"Eving"}
PARTS = ("title", "subheader", "markdown", "caption", "info", "warning", "error")


def words_of(test: AppTest) -> str:
    """Everything a page says, as plain text."""
    said = [element.value for part in PARTS for element in getattr(test, part)]
    said += [element.proto.body for element in test.get("html")]
    plain = re.sub(r"</?(strong|b)>", "", "\n".join(said))
    text = html.unescape(re.sub(r"<[^>]+>", " ", plain)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"[ ]+", " ", text.replace("**", ""))


@pytest.mark.parametrize(("role", "page"), SEEN)
def test_a_page_opens_with_its_question_and_says_where_it_comes_from(role: Role, page: Page, draw: Draw):
    test = draw(page.key, role)
    words = words_of(test)
    assert not test.exception
    assert test.title[0].value == page.title
    assert page.question in words
    assert common.SYNTHETIC in words
    assert small_release.RELEASE_ID in words
    assert common.EMPTY not in words


@pytest.mark.parametrize(("role", "page"), SEEN)
def test_a_page_without_rows_says_so(role: Role, page: Page, draw: Draw, empty_home: Home):
    test = draw(page.key, role, empty_home)
    assert not test.exception
    assert {info.value for info in test.info} & {common.EMPTY, delivery_texts.NO_DELIVERY}


@pytest.mark.parametrize(("role", "page"), SEEN)
def test_before_the_first_release_a_page_says_what_is_missing(role: Role, page: Page, draw: Draw, tmp_path):
    test = draw(page.key, role, Home.at(tmp_path))
    assert not test.exception
    assert [info.value for info in test.info] == [common.NO_RELEASE]


@pytest.mark.parametrize(("role", "page"), WITHHELD)
def test_a_page_of_another_role_is_refused_without_a_number(role: Role, page: Page, draw: Draw):
    test = draw(page.key, role)
    assert not test.exception
    assert [warning.value for warning in test.warning] == [common.REFUSED]
    assert not re.search(r"\d", words_of(test))


def test_a_damaged_release_is_not_shown(draw: Draw, tmp_path):
    home = small_release.build(Home.at(tmp_path))
    with (home.releases / small_release.RELEASE_ID / "planning.duckdb").open("ab") as file:
        file.write(b"tampered")
    test = draw("demand", Role.PLANNING, home)
    assert not test.exception
    assert [error.value for error in test.error] == [common.RELEASE_DAMAGED]


def test_every_figure_has_a_description(draw: Draw):
    for page in pages_of(Role.PLANNING):
        for chart in draw(page.key, Role.PLANNING).get("plotly_chart"):
            assert len(chart.proto.alt) > 20, page.key


def test_a_shortage_is_the_sum_over_districts_and_never_netted(draw: Draw):
    """Thirty and ten too few, four too many: forty, not thirty-six."""
    words = words_of(draw("demand", Role.PLANNING))
    assert "fehlen in Dortmund 40 Plätze für Kinder unter drei Jahren" in words
    assert "464 Plätze stehen 1.000 Kindern gegenüber, Versorgungsquote 46,4 %" in words
    assert "Stichtag 15.03.2026" in words


def test_the_next_lines_say_what_was_aimed_at_and_what_changed(draw: Draw):
    words = words_of(draw("demand", Role.PLANNING))
    assert "Plätze für 50,0 % der Kinder, also 500 Plätze" in words
    assert (
        "Am 15.03.2025 waren es 414 Plätze und 41,4 %: 50 Plätze mehr, die Quote stieg um 5,0 Prozentpunkte"
        in words
    )


def test_filters_of_the_address_hold(draw: Draw):
    address = {
        "stadtbezirk": "Innenstadt-Nord",
        "bezirk": "Hafen",
        "kitajahr": "2026/27",
        "alter": "drei Jahre bis Schule",
    }
    test = draw("demand", Role.PLANNING, **address)
    assert {box.label: box.value for box in test.selectbox} == {"Stichtag": "15.03.2026",
        "Vergleich mit": "Jahr davor", "Kitajahr": "2026/27",
        "Stadtbezirk": "Innenstadt-Nord", "Bezirk": "Hafen", "Alter": "drei Jahre bis Schule",
        "Karte": "Fehlbedarf", "Daneben": "nichts"}  # fmt: skip
    words = words_of(test)
    assert (
        "Im Kitajahr 2026/27 fehlen im Bezirk Hafen 15 Plätze für Kinder von drei Jahren bis zur Schule"
        in words
    )
    assert (
        "Gefiltert nach Kitajahr 2026/27 · Stadtbezirk Innenstadt-Nord · Bezirk Hafen · Alter drei Jahre bis Schule"
        in words
    )


def test_nonsense_in_the_address_is_as_if_nothing_was_chosen(draw: Draw):
    test = draw("demand", Role.PLANNING, stadtbezirk="Atlantis", stichtag="31.02.2020", kitajahr="heute")
    assert not test.exception
    assert "fehlen in Dortmund 40 Plätze" in words_of(test)


def test_a_district_outside_the_borough_gives_way_to_the_borough(draw: Draw):
    test = draw("demand", Role.PLANNING, stadtbezirk="Innenstadt-Nord", bezirk="Brechten")
    assert not test.exception
    assert "im Stadtbezirk Innenstadt-Nord" in words_of(test)


def test_reset_takes_the_filters_off(draw: Draw):
    test = draw("demand", Role.PLANNING, stadtbezirk="Innenstadt-Nord", kitajahr="2026/27")
    test.button[0].click().run()
    assert "fehlen in Dortmund 40 Plätze" in words_of(test)
    assert "Gefiltert" not in words_of(test)


def test_the_council_sees_boroughs_and_no_district(draw: Draw):
    names = {name for _, name, _ in small_release.DISTRICTS} - DISTRICTS_OF_TWO_LEVELS
    for page in pages_of(Role.COUNCIL):
        test = draw(page.key, Role.COUNCIL)
        words = re.sub(r"\w+-(Grundschule|Gymnasium|Realschule)", "", words_of(test))
        assert [name for name in names if name in words] == [], page.key
        assert "Bezirk" not in {box.label for box in test.selectbox}


def test_a_suppressed_number_has_its_own_sign_and_says_why(
    draw: Draw, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(small_release, "UNSERVED", {"04": 1, "05": 1, "06": 1, "11": 0, "12": 0})
    home = small_release.build(Home.at(tmp_path))
    words = words_of(draw("unserved", Role.COUNCIL, home))
    assert re.search(r"Innenstadt-Nord\s+•", words)
    assert re.search(r"Eving\s+0", words)
    assert "• zum Schutz einzelner Kinder verdeckt" in words
    assert "– nicht bekannt" not in words
    assert "zuließe" in words_of(draw("unserved", Role.COUNCIL, home, stadtbezirk="Innenstadt-Nord"))


def test_planners_see_the_same_number_unprotected(draw: Draw):
    words = words_of(draw("unserved", Role.PLANNING, bezirk="Hafen"))
    assert "hat im Bezirk Hafen 1 Kind unter drei Jahren trotz Anspruch keinen Platz" in words
    assert "0,5 % von 200 Kindern dieses Alters" in words


def test_only_those_who_place_children_see_cases(draw: Draw):
    for tab in ("Arbeitsliste", "Vermittlung"):
        assert "A0000" in words_of(draw("unserved", Role.COORDINATION, ansicht=tab))
        for role in (Role.PLANNING, Role.COUNCIL):
            assert not re.search(r"[AR]000\d", words_of(draw("unserved", role, ansicht=tab)))
    assert "Zu dieser Auswahl ist kein Fall offen." in words_of(
        draw("unserved", Role.COORDINATION, bezirk="Brechten")
    )


def test_schools_are_counted_of_all_in_operation_and_weighted_by_pupils(draw: Draw):
    words = words_of(draw("school_it", Role.PLANNING, ausbau="WLAN"))
    assert "haben in Dortmund 3 von 4 Schulen WLAN im ganzen Haus, 75,0 %" in words
    assert "dort lernen 1.300 von 2.000 Schülerinnen und Schülern, 65,0 %" in words
    assert "Am 31.12.2021 waren es 2 von 4 Schulen: 1 Schule mehr" in words


def test_the_broadband_goal_is_held_against_its_date(draw: Draw):
    words = words_of(draw("school_it", Role.PLANNING))
    assert "Alle Schulen bis 31.12.2021" in words
    assert "wurde verfehlt: Es waren 75,0 %" in words


def test_a_reason_that_does_not_apply_has_its_own_sign(draw: Draw):
    assert "× trifft hier nicht zu" in words_of(draw("school_it", Role.PLANNING, ausbau="WLAN"))
    assert "Umbau" in words_of(draw("school_it", Role.PLANNING, ausbau="WLAN", stichtag="31.12.2021"))


def test_old_numbers_are_called_old(draw: Draw):
    words = words_of(draw("school_it", Role.PLANNING, stichtag="15.03.2025"))
    assert "Die neuesten Angaben sind vom 31.12.2021" in words
    assert not draw("school_it", Role.PLANNING).warning


def test_the_overview_leads_to_the_pages_with_its_filters(draw: Draw):
    test = draw("overview", Role.PLANNING, stadtbezirk="Eving")
    links = [link.proto for link in test.get("page_link")]
    assert [link.page for link in links[:3]] == ["kita-bedarf", "unversorgte-kinder", "schul-it"]
    assert {link.query_string for link in links[:3]} == {"stadtbezirk=Eving"}
    assert [link.page for link in links[3:]] == ["mittel", "arbeitsprogramm"]


def test_the_analyst_reads_what_was_rejected_and_what_passed(draw: Draw):
    words = words_of(draw("deliveries", Role.ANALYST))
    assert (
        "In Kraft sind 2 Lieferungen aus 2 Exporten; von 150 Zeilen wurden 2 Zeilen zurückgewiesen" in words
    )
    assert "Bestanden: 2 von 2 Prüfungen. Zu klären: 1 Befund." in words
    assert "Am meisten wurde in „anmeldungen_awo_2026-03-15.csv“ zurückgewiesen: 2 Zeilen." in words


def test_a_role_asks_only_for_what_its_file_holds():
    assert subjects_of(Role.COORDINATION) == ["double_places", "unserved"]
    assert subjects_of(Role.ANALYST) == []


def test_the_compared_date_lies_a_year_back():
    from dashboard.filters import Filters

    days = [date(2026, 3, 15), date(2026, 3, 1), date(2025, 10, 1), date(2025, 3, 15), date(2024, 3, 15)]
    assert Filters(dates={"demand": days}).before("demand") == date(2025, 3, 15)
    assert Filters(dates={"demand": days[:3]}).before("demand") == date(2025, 10, 1)
    assert Filters(dates={"demand": days[:1]}).before("demand") is None
    assert Filters().before("demand") is None
