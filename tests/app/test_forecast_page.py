"""Prognose & Szenarien alone: each tab full and empty, levers in the address, broken files, what is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.texts import forecast as texts
from dashboard.texts import forecast_backtest, forecast_scenarios, forecast_siting
from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse import scenarios
from warehouse.home import Home
from warehouse.marts import Role


@pytest.fixture
def own_home(home: Home, tmp_path: Path) -> Home:
    """A copy that a test may keep scenarios in."""
    shutil.copytree(home.path, tmp_path / "home")
    return Home.at(tmp_path / "home")


@pytest.mark.parametrize("tab", texts.TABS)
def test_each_tab_is_drawn_from_a_full_release(tab: str, draw: Draw):
    test = draw("forecast", Role.PLANNING, ansicht=tab)
    assert not test.exception
    assert not test.warning


def test_without_a_lever_the_plan_is_shown(draw: Draw):
    words = words_of(draw("forecast", Role.PLANNING, ansicht="Szenarien"))
    assert forecast_scenarios.NO_LEVER in words
    assert "Entwurf: Szenarien in Dortmund, Kinder unter drei Jahren, Stichtag 15.03.2026" in words


def test_two_groups_a_year_late_change_nothing_yet_and_in_time_take_their_places_from_the_shortage(
    draw: Draw,
):
    """Hafen lacks 35 in 2026/27; two groups of form II bring 20 places, if they open in time."""
    levers = {
        "ansicht": "Szenarien",
        "gruppen": "2",
        "gruppenform": "II (unter 3 Jahren)",
        "gruppen_bezirk": "Hafen",
    }
    late = words_of(draw("forecast", Role.PLANNING, gruppen_spaeter="1", **levers))
    assert "„Entwurf“ ändert in Dortmund am Fehlbedarf des Kitajahrs 2026/27 nichts" in late
    punctual = words_of(draw("forecast", Role.PLANNING, **levers))
    assert (
        "„Entwurf“ senkt den Fehlbedarf in Dortmund im Kitajahr 2026/27 von 61 auf 41 Plätze (−20)"
        in punctual
    )


def test_a_broken_file_is_told_left_alone_and_hides_no_other(draw: Draw, own_home: Home):
    own_home.scenarios.mkdir()
    broken = own_home.scenarios / "kaputt.toml"
    broken.write_text(
        'name = "Kaputt"\nverfasst_von = "X"\ndatum = 2026-01-01\n[[gebürten]]\nab = 1\n', encoding="utf-8"
    )
    before = broken.read_bytes()
    good = 'name = "Weniger Geburten"\nverfasst_von = "X"\ndatum = 2026-01-01\nnotiz = ""\n'
    lever = '[[geburten]]\nveraenderung_prozent = -10\nab = "2026/27"\n'
    (own_home.scenarios / "gut.toml").write_text(good + lever, encoding="utf-8")
    test = draw("forecast", Role.PLANNING, own_home, ansicht="Szenarien", szenarien="Weniger Geburten")
    assert [w for w in test.warning if "kaputt.toml" in w.value and "nicht verändert" in w.value]
    assert broken.read_bytes() == before
    assert "„Weniger Geburten“ senkt den Fehlbedarf in Dortmund im Kitajahr 2026/27" in words_of(test)


def test_a_scenario_with_an_unknown_district_is_refused_in_words(draw: Draw, own_home: Home):
    own_home.scenarios.mkdir()
    head = 'name = "Nirgendwo"\nverfasst_von = "X"\ndatum = 2026-01-01\nnotiz = ""\n'
    lever = '[[gruppen]]\nbezirk = "99"\ngruppenform = "I"\nanzahl = 2\neroeffnung = "2026/27"\n'
    (own_home.scenarios / "nirgendwo.toml").write_text(head + lever, encoding="utf-8")
    test = draw("forecast", Role.PLANNING, own_home, ansicht="Szenarien", szenarien="Nirgendwo")
    assert not test.exception
    assert [w for w in test.warning if "„Nirgendwo“ lässt sich nicht rechnen" in w.value and "99" in w.value]


def test_a_draft_is_kept_under_a_name_and_shown_beside_the_next(draw: Draw, own_home: Home):
    test = draw("forecast", Role.PLANNING, own_home, ansicht="Szenarien", geburten="-10")
    test.text_input[0].set_value("Zehn Prozent weniger")
    test.text_input[1].set_value("Eine Planerin")
    next(button for button in test.button if button.label == forecast_scenarios.KEEP).click()
    test.run()
    assert [kept for kept in test.success if "Zehn Prozent weniger" in kept.value]
    (saved,), broken = scenarios.load_all(own_home)
    assert broken == []
    assert (saved.scenario.name, saved.scenario.author) == ("Zehn Prozent weniger", "Eine Planerin")


def test_the_proposal_says_what_is_left_short_and_asks_for_groups(draw: Draw):
    words = words_of(
        draw("forecast", Role.PLANNING, ansicht="Wo bauen?", gruppen_i="0", gruppen_ii="3", gruppen_iii="0")
    )
    assert "Mit 3 Gruppen sinkt der Fehlbedarf beider Altersgruppen im Kitajahr 2026/27" in words
    nothing = draw(
        "forecast", Role.PLANNING, ansicht="Wo bauen?", gruppen_i="0", gruppen_ii="0", gruppen_iii="0"
    )
    assert forecast_siting.NOTHING in {info.value for info in nothing.info}


def test_the_page_says_how_far_to_trust_the_forecast_and_where_not(draw: Draw):
    words = words_of(draw("forecast", Role.PLANNING, ansicht="Treffsicherheit"))
    assert (
        "lag die Prognose der Stadt im Mittel um 1,0 % nach 1 Jahr und 2,0 % nach 3 Jahren daneben" in words
    )
    assert "Vorsicht (im Mittel 5 % und mehr): Bezirk nach 3 Jahren" in words
    assert (
        "In 3 von 4 Fällen war sie besser als beide einfachen Prognosen; nicht besser: Stadt nach 3 Jahren"
        in words
    )
    older = draw("forecast", Role.PLANNING, ansicht="Treffsicherheit", alter="drei Jahre bis Schule")
    assert forecast_backtest.EMPTY in {info.value for info in older.info}


def test_the_targets_stand_with_their_history_and_source(draw: Draw):
    words = words_of(draw("forecast", Role.PLANNING, ansicht="Annahmen"))
    assert "stieg das Ziel seit 2013 in Schritten: 35 % → 50 % (ab 2025)" in words
    assert "Bund" in words
