"""What the page Arbeitsprogramm says about the small release, worked by hand."""

from __future__ import annotations

import re
from datetime import date

import polars as pl
import pytest

from dashboard.texts import common
from dashboard.texts import portal as portal_texts
from dashboard.texts import work_programme as texts
from tests.app import small_release, small_work
from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse.home import Home
from warehouse.marts import Role

ROLES = pytest.mark.parametrize("role", [Role.PLANNING, Role.COUNCIL])
TABS = (texts.OVERVIEW_TAB, texts.SCHEDULE_TAB, texts.PROJECTS_TAB, texts.CHANGES_TAB, texts.PORTAL_TAB)


@ROLES
def test_on_schedule_is_told_of_what_is_due_with_its_basis(role: Role, draw: Draw):
    """Three of five are due: one kept its day, one was late, one is overdue; the first day of that one is past too."""
    words = words_of(draw("work_programme", role))
    assert (
        "Im Plan am 31.12.2025: 1 von 3 fälligen Meilensteinen (33,3 %) war bis zum Termin erledigt" in words
    )
    assert "1 ist überfällig, seit 1 Tag." in words
    assert "Von 5 Meilensteinen sind 3 fällig" in words
    assert "Am zuerst genannten Termin gemessen wäre es 1 von 3." in words
    assert "Ohne Termin ist 1 Meilenstein." in words


def test_what_changed_since_is_counted_by_kind(draw: Draw):
    words = words_of(draw("work_programme", Role.COUNCIL))
    assert (
        "Seit 30.06.2025 1 erledigt, 1 überfällig geworden, 1 Termin verschoben und 1 neu im Programm."
        in re.sub(r"\s+", " ", words)
    )
    assert "Der Anteil im Plan sank um 66,7 Prozentpunkte." in words


def test_the_overview_names_what_is_late_and_what_comes_next(draw: Draw):
    words = words_of(draw("work_programme", Role.PLANNING))
    assert "Am längsten überfällig ist „Schritt 2“ (Rechnungsscan), seit 1 Tag" in words
    assert "Als Nächstes fällig ist „Schritt 3“ am 31.03.2026" in words
    assert "In den nächsten 90 Tagen ist 1 Meilenstein fällig; zuständig: Systemhaus." in words
    assert re.search(r"alle Themen 5 1 1 1 1 0 1 3 33,3 % 33,3 %", words)


def test_the_timeline_says_how_far_days_moved_and_what_it_cannot_show(draw: Draw):
    words = words_of(draw("work_programme", Role.COUNCIL, ansicht=texts.SCHEDULE_TAB))
    assert "1 Meilenstein hat einen anderen Termin als zuerst genannt, am weitesten „Schritt 2“" in words
    assert "von 30.06.2025 auf 30.12.2025" in words
    assert "Ohne Termin und deshalb nur in der Tabelle: 1 Meilenstein." in words
    assert re.search(r"Schritt 2 Rechnungsscan überfällig 30.06.2025 30.12.2025 \+183 1 × 1", words)
    assert re.search(r"Schritt 4 Kita online ohne Termin × × × 0 × ×", words)


def test_each_project_has_a_purpose_a_law_and_a_next_milestone(draw: Draw):
    words = words_of(draw("work_programme", Role.COUNCIL, ansicht=texts.PROJECTS_TAB))
    assert "Von 2 Projekten sind 0 ganz erledigt. Überfällig: Rechnungsscan." in words
    assert re.search(r"Rechnungsscan überfällig Schritt 2 30.12.2025 1 Systemhaus 3 33,3 %", words)
    assert re.search(r"Kita online bald fällig Schritt 3 31.03.2026 0 Systemhaus 2 ×", words)
    assert re.search(r"Rechnungsscan E-Government-Gesetz Rechnungen ohne Papier. § 7a EGovG NRW", words)
    assert re.search(r"Schritt 1 Rechnungsscan verspätet erledigt – 10.10.2025 Bericht Systemhaus", words)


def test_changes_are_listed_with_both_days(draw: Draw):
    words = words_of(draw("work_programme", Role.COUNCIL, ansicht=texts.CHANGES_TAB))
    assert "Am weitesten verschoben: „Schritt 2“, 183 Tage später." in words
    assert "Veränderungen vom 30.06.2025 bis 31.12.2025" in words
    assert re.search(r"Schritt 1 Rechnungsscan erledigt 30.09.2025 30.09.2025 × 10.10.2025 10", words)
    assert re.search(r"Schritt 4 Rechnungsscan neu im Programm × × × × × Systemhaus", words)


def test_the_first_reference_date_has_nothing_to_compare_with(draw: Draw):
    words = words_of(draw("work_programme", Role.COUNCIL, ansicht=texts.CHANGES_TAB, stichtag="31.10.2025"))
    assert common.NO_COMPARISON in words
    assert "Im Plan am 30.06.2025: 1 von 1 fälligen Meilenstein (100,0 %)" in words
    assert "keiner ist überfällig" in words


@ROLES
def test_the_portal_says_for_which_places_all_registrations_are_seen(role: Role, draw: Draw):
    words = words_of(draw("work_programme", role, ansicht=texts.PORTAL_TAB))
    assert (
        "Für 90,0 % der Plätze in Kitas (90 von 100) sieht die Bedarfsplanung am 15.03.2026 alle Anmeldungen; "
        "es fehlt 1 Kita von 1 Träger mit 10 Plätzen, Kirchenkreis (10 Plätze)." in words
    )
    assert "Ende 02/2026 vergeben 2 von 3 Kitas (66,7 %) und 1 von 2 Trägern über das Portal" in words
    assert "Ende 03/2025 war es keine Kita." in words
    assert portal_texts.ESTIMATED in words
    assert "Anmeldungen sind von 01/2026 bis 02/2026 ganz geliefert." in words


def test_a_planner_sees_which_centres_and_providers_are_missing(draw: Draw):
    words = words_of(draw("work_programme", Role.PLANNING, ansicht=texts.PORTAL_TAB))
    assert "Von 20 Anmeldungen im Monat 02/2026 kamen 16 online (80,0 %)." in words
    assert re.search(r"Kita Eving Kirchenkreis Eving 10", words)
    assert "Anmeldungen nach Weg und Träger, 01/2026 bis 02/2026" in words
    assert re.search(r"Städtische Kitas 40 31 9 77,5 %", words)


def test_the_council_sees_no_centre_and_no_small_number(draw: Draw):
    words = words_of(draw("work_programme", Role.COUNCIL, ansicht=texts.PORTAL_TAB))
    assert "Kita Eving" not in words
    assert portal_texts.ONLINE_HEADING not in words
    assert re.search(r"02/2026 2 1 3 2 66,7 % • • • nein", words)
    assert "Von 20 Anmeldungen im Monat 01/2026 kamen 15 online (75,0 %)." in words


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_stands_where_nothing_is_known_of_the_portal(tab: str, draw: Draw, tmp_path):
    portal = {name: table.clear() for name, table in small_work.tables().items() if "work" not in name}
    test = draw(
        "work_programme", Role.PLANNING, small_release.build(Home.at(tmp_path), given=portal), ansicht=tab
    )
    assert not test.exception
    said = {info.value for info in test.info}
    assert said == ({portal_texts.NO_PLACES, portal_texts.NO_MONTHS} if tab == texts.PORTAL_TAB else set())


def test_a_programme_much_older_than_the_date_chosen_is_called_old(draw: Draw, tmp_path):
    """Reported on the last day of 2025 and of June, now a year before: more than thirteen months before 15.03.2026."""
    older = {
        name: table.with_columns(pl.col("^(reference|compared)_date$").dt.offset_by("-1y"))
        for name, table in small_work.tables().items()
        if "work" in name
    }
    words = words_of(
        draw("work_programme", Role.COUNCIL, small_release.build(Home.at(tmp_path), given=older))
    )
    assert common.stale(texts.CARD, date(2024, 12, 31), small_release.TODAY) in words
