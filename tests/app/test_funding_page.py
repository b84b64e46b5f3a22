"""What the page Mittel says about the small release, worked by hand."""

from __future__ import annotations

import json
import re

import pytest

from dashboard.texts import common, school_money
from dashboard.texts import funding as texts
from dashboard.texts import funding_parts as parts
from dashboard.texts import funding_progress as progress
from dashboard.texts import funding_reconciliation as reconciliation
from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse.home import Home
from warehouse.marts import Role

ROLES = pytest.mark.parametrize("role", [Role.PLANNING, Role.COUNCIL])
TABS = (
    texts.OVERVIEW_TAB,
    texts.YEARS_TAB,
    texts.PARTS_TAB,
    texts.PROGRESS_TAB,
    texts.RECONCILIATION_TAB,
)


@ROLES
def test_money_is_drawn_of_what_is_approved_and_lapses_on_a_day(role: Role, draw: Draw):
    """Of two programmes, two million each: three of four million euros. What lapses in 2027 is not in the headline."""
    words = words_of(draw("funding", role))
    assert "Bis 31.12.2025 sind 3,0 Mio. € von 4,0 Mio. € abgerufen" in words
    assert "Abrufquote 75,0 %" in words
    assert "Ohne weitere Abrufe verfallen 0,5 Mio. € am 31.12.2026." in words
    assert "Am 31.12.2024 waren 1,0 Mio. € abgerufen: 2,0 Mio. € mehr" in words
    assert (
        "verfallen als Nächstes 0,5 Mio. € (Gute Schule 2020, am 31.12.2026) und 2,2 Mio. € (DigitalPakt, am 31.12.2027)"
        in words
    )


@pytest.mark.parametrize("tab", TABS)
@ROLES
def test_each_tab_has_its_figure(tab: str, role: Role, draw: Draw):
    page = draw("funding", role, ansicht=tab)
    assert not page.exception
    assert len(page.get("plotly_chart")) == 1


@ROLES
def test_without_money_the_page_says_so(role: Role, draw: Draw, empty_home: Home):
    assert common.EMPTY in words_of(draw("funding", role, empty_home))


def test_the_years_of_a_programme_are_told_first_in_first_out(draw: Draw):
    """Gute Schule: 3.0 less 2.0 leaves 1.0; with 3.0 more, 3.5 drawn leave 0.5."""
    words = words_of(draw("funding", Role.COUNCIL, ansicht=texts.YEARS_TAB, programm="Gute Schule 2020"))
    assert "Von 6,0 Mio. € Kontingent sind 5,5 Mio. € für alle Zwecke abgerufen." in words
    assert "Noch abrufbar sind 0,5 Mio. €; davon verfallen 0,5 Mio. € am 31.12.2026" in words
    assert (
        "2024: 3,0 Mio. € neues Kontingent; 2,0 Mio. € abgerufen, 1,0 Mio. € gehen ins nächste Jahr." in words
    )
    assert (
        "2025: 1,0 Mio. € aus dem Vorjahr und 3,0 Mio. € neues Kontingent; 3,5 Mio. € abgerufen, "
        "0,5 Mio. € gehen ins nächste Jahr." in words
    )
    # only of the last year money is still to be drawn; what 2024 left went to 2025
    assert "2025 1.000.000 € 3.000.000 € 3.500.000 € 500.000 € 0 € 500.000 € 500.000 € 31.12.2026" in words
    assert "2024 0 € 3.000.000 € 2.000.000 € 1.000.000 € 0 € × 0 € ×" in words
    words = words_of(draw("funding", Role.COUNCIL, ansicht=texts.YEARS_TAB, programm="DigitalPakt"))
    assert "Die Laufzeit endet am 31.12.2027; dann verfällt, was übrig ist." in words


@ROLES
def test_a_measure_of_two_funders_shows_the_split_and_the_city_its_own_row(role: Role, draw: Draw):
    words = words_of(draw("funding", role, ansicht=texts.PARTS_TAB))
    assert "3,0 Mio. € abgerufen; am meisten für WLAN (2,0 Mio. €)" in words
    assert (
        "Von 3,0 Mio. €, die stadtweit abgerufen sind, dienen 0,5 Mio. € (16,7 %) allen Schulen zugleich."
        in words
    )
    assert (
        "1 von 3 Maßnahmen wird von mehreren Programmen gemeinsam bezahlt; 1 dient der ganzen Stadt." in words
    )
    assert re.search(
        r"M1 Gute Schule 2020 1\.500\.000 € 75,0 % 1\.500\.000 € 100,0 % 2 2024–2025 WLAN Hafen-Grundschule",
        words,
    )
    assert re.search(r"M1 DigitalPakt 500\.000 € 25,0 %", words)
    assert re.search(r"ganze Stadt 500\.000 € 500\.000 € 100,0 %", words)
    whole = words_of(draw("funding", role, ansicht=texts.PARTS_TAB, massnahmen=parts.CITY_WIDE))
    assert re.search(r"M2 Gute Schule 2020 .* Endgeräte ganze Stadt ×", whole)


def test_a_borough_has_its_own_tracks_schools_and_measures(draw: Draw):
    words = words_of(draw("funding", Role.COUNCIL, ansicht=texts.PARTS_TAB, stadtbezirk="Eving"))
    assert (
        "im Stadtbezirk Eving 0,5 Mio. € abgerufen; am meisten für Präsentationstechnik (0,5 Mio. €)" in words
    )
    assert (
        "Keine von 1 Maßnahme wird von mehreren Programmen gemeinsam bezahlt; keine dient der ganzen Stadt."
        in words
    )
    assert "M3 DigitalPakt" in words
    assert "M1" not in words
    assert texts.CITY_ONLY in words_of(draw("funding", Role.COUNCIL, stadtbezirk="Eving"))


def test_money_stands_beside_progress_and_is_no_cause_of_it(draw: Draw):
    """Two million euros and 40 rooms are 50,000 euros a room, by arithmetic alone."""
    page = draw("funding", Role.COUNCIL, ansicht=texts.PROGRESS_TAB)
    words = words_of(page)
    assert (
        "WLAN: Bis 31.12.2025 sind 2,0 Mio. € abgerufen; am 31.10.2025 waren 40 von 50 Räumen mit WLAN in Betrieb "
        "(80,0 %) und 3 von 4 Schulen fertig (75,0 %). Das sind überschlägig 50.000 € je Raum." in words
    )
    assert progress.CAUTION in words
    assert re.search(r"Breitband – – × × × × 4 4 31.10.2025", words)
    (figure,) = (json.loads(chart.proto.spec) for chart in page.get("plotly_chart"))
    money, share = figure["data"]
    assert money["text"] == ["1,0", "2,0"]
    assert share["y"] == [None, 0.8]
    other = words_of(draw("funding", Role.COUNCIL, ansicht=texts.PROGRESS_TAB, ausbauschritt="Breitband"))
    assert (
        "Breitband: Bis 31.12.2025 ist dafür keine Maßnahme bekannt; am 31.10.2025 waren 4 von 4 Schulen fertig"
        in other
    )


def test_what_the_budget_does_not_cover_is_told_by_its_amount(draw: Draw):
    """Gute Schule: 5.5 drawn, 2.0 by measures; DigitalPakt: measures drew 0.2 more than all purposes together."""
    words = words_of(draw("funding", Role.PLANNING, ansicht=texts.RECONCILIATION_TAB))
    assert (
        "Von 5,5 Mio. € aus Gute Schule 2020 gehen 2,0 Mio. € (36,4 %) an die Schul-IT und 3,5 Mio. € an andere Zwecke."
        in words
    )
    assert "Nicht gedeckt sind 200.000 € (DigitalPakt)." in words
    assert reconciliation.ALL_FIT not in words
    earlier = words_of(
        draw("funding", Role.PLANNING, ansicht=texts.RECONCILIATION_TAB, stichtag="31.12.2024")
    )
    assert reconciliation.ALL_FIT in earlier


@ROLES
def test_a_school_names_its_measures_and_who_pays_for_them(role: Role, draw: Draw):
    words = words_of(draw("schools", role, schule="100001"))
    assert (
        "Bis 31.12.2025 ist für diese Schule 1 Maßnahme bekannt; von 2.000.000 € sind 2.000.000 € abgerufen. "
        "1 Maßnahme wird von mehreren Programmen bezahlt." in words
    )
    assert re.search(r"M1 WLAN DigitalPakt 2024–2025 500\.000 € 25,0 %", words)
    assert school_money.NO_MEASURE in words_of(draw("schools", role, schule="100002"))
