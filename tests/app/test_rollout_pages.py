"""The tabs of Schul-IT that tell of plans, of the dates to come, and of earlier forecasts."""

from __future__ import annotations

import pytest

from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse.marts import Role

BOTH = [Role.PLANNING, Role.COUNCIL]


def tab(draw: Draw, name: str, role: Role = Role.PLANNING, **address: str) -> str:
    """What the page says with one of its tabs open."""
    test = draw("school_it", role, ansicht=name, **address)
    assert not test.exception
    return words_of(test)


@pytest.mark.parametrize("role", BOTH)
def test_plan_and_actual_stand_beside_the_goals_and_their_papers(draw: Draw, role: Role):
    words = tab(draw, "Plan und Ist", role, ausbau="WLAN")
    assert (
        "Am 31.10.2025 sind 3 von 4 Schulen fertig; nach dem ersten Plan sollten es 4 sein, 1 Schule mehr."
        in words
    )
    assert (
        "Das Ziel „WLAN an 2 Schulen bis 31.03.2021“ wurde erreicht: An diesem Tag waren 2 der heute 4 Schulen fertig."
        in words
    )
    assert (
        "Das Ziel „WLAN an allen Schulen, ohne Termin“: Am 31.10.2025 sind 3 von 4 Schulen fertig." in words
    )
    assert "Drucksache 3" in words
    broadband = tab(draw, "Plan und Ist", role)
    assert (
        "„Alle Schulen mit Breitband bis 31.12.2021“ wurde verfehlt: An diesem Tag waren 2 der heute 4 Schulen fertig."
        in broadband
    )


@pytest.mark.parametrize("role", BOTH)
def test_who_slipped_by_how_much_and_why(draw: Draw, role: Role):
    words = tab(draw, "Plan und Ist", role, ausbau="WLAN")
    assert "WLAN: 3 von 4 Schulen mit einem Plan sind um mehr als 30 Tage verschoben" in words
    assert (
        "in der Mitte um 365 Tage; keine Schule war mehr als 30 Tage früher. Einen Grund nennt die Lieferung für 1 Schule."
        in words
    )
    assert words.index("Eving-Realschule") < words.index("Nordmarkt-Gymnasium")
    assert "1.765" in words
    assert "Umbau" in words
    assert "Für diesen Ausbau ist kein" not in words


def test_the_bottleneck_is_named_with_its_range_in_words(draw: Draw):
    words = tab(draw, "Plan und Ist")
    assert (
        "Der Engpass ist Breitband: Dort sind noch 2 Schulen offen, und alle fertig sind sie mit 80 % Wahrscheinlichkeit "
        "zwischen Mai 2026 und Februar 2029. An 1 davon fehlt nur noch dieser Ausbau."
    ) in words


@pytest.mark.parametrize("role", BOTH)
def test_the_dates_are_told_in_words_with_what_is_on_hold(draw: Draw, role: Role):
    words = tab(draw, "Wann fertig?", role, ausbau="WLAN")
    assert "WLAN: 50 % (2 von 4 Schulen) waren am 01.02.2021 fertig." in words
    assert (
        "WLAN: alle (4 von 4 Schulen) sind mit 80 % Wahrscheinlichkeit zwischen Januar 2026 und Januar 2028 fertig."
    ) in words
    assert (
        "WLAN: Es ist 1 Schule ausgesetzt. Bleibt es dabei, sind höchstens 3 von 4 Schulen zu erreichen."
        in words
    )
    assert "Jedes kommende Halbjahr gleicht einem ausgelosten vergangenen" in words


def test_the_first_date_has_no_forecast_and_says_what_it_needs(draw: Draw):
    words = tab(draw, "Wann fertig?", stichtag="31.10.2019")
    assert "Eine Prognose braucht mindestens zwei Stichtage" in words


@pytest.mark.parametrize("role", BOTH)
def test_an_earlier_forecast_is_held_against_what_came(draw: Draw, role: Role):
    words = tab(draw, "Trefferquote", role, prognose="31.10.2020")
    assert "Prognose vom 31.10.2020 gegen den Stand vom 31.10.2025" in words
    assert (
        "Von 6 entschiedenen Prognosen vom 31.10.2020 lagen 2 in ihrer 80-%-Spanne; 4 später oder noch nicht."
        in words
    )
    assert "3 von 4 beurteilten Prognosen lagen in ihrer Spanne, 75,0 %" in words
    assert "der Plan allein um 90 Tage" in words


def test_what_came_later_is_not_known_at_an_earlier_date(draw: Draw):
    words = tab(draw, "Trefferquote", stichtag="31.12.2021", prognose="31.10.2020")
    assert "ist am 31.12.2021 noch keine entschieden" in words
    assert "01.06.2022" not in words


def test_a_borough_is_told_that_plans_hold_for_the_city(draw: Draw):
    words = tab(draw, "Plan und Ist", stadtbezirk="Eving", ausbau="WLAN")
    assert "gelten für die ganze Stadt" in words
    assert "WLAN: 2 von 2 Schulen mit einem Plan" in words
