"""What the pages beyond demand, unserved children and school IT say about the small release, worked by hand."""

from __future__ import annotations

import re

import pytest

from dashboard.texts import centres as centre_texts
from dashboard.texts import common
from dashboard.texts import commuting as commuting_texts
from dashboard.texts import deliveries as delivery_texts
from dashboard.texts import school_it as school_texts
from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse.marts import Role
from warehouse.refresh import RefreshRunning


def test_centres_are_summed_before_anything_is_said(draw: Draw):
    """Places 20 + 30 + 10; taken 18 + 33 + 7; free 2 + 0 + 3, and never 2."""
    words = words_of(draw("centres", Role.PLANNING))
    assert "Im Kitajahr 2025/26 haben 3 Kitas in Dortmund 60 Plätze für Kinder unter drei Jahren" in words
    assert "am 15.03.2026 sind 58 belegt und 5 frei" in words
    assert "Am 15.03.2025 waren es 50 Plätze: 10 Plätze mehr" in words
    assert "Von 65 genehmigten sind 5 Plätze nicht verfügbar. 3 Kinder sitzen über der Zahl" in words


def test_a_provider_and_a_planning_area_choose_among_the_centres(draw: Draw):
    assert "hat 1 Kita in Dortmund 10 Plätze" in words_of(
        draw("centres", Role.PLANNING, traeger="Kirchenkreis")
    )
    words = words_of(draw("centres", Role.PLANNING, stadtbezirk="Planungsbereich Mitte"))
    assert "haben 2 Kitas im Gebiet Planungsbereich Mitte 40 Plätze" in words
    assert common.EMPTY in words_of(draw("centres", Role.PLANNING, traeger="Kirchenkreis", bezirk="Hafen"))


def test_next_years_use_of_a_centre_is_unknown_and_not_zero(draw: Draw):
    words = words_of(draw("centres", Role.PLANNING, kitajahr="2026/27"))
    assert "wie sie belegt sind, ist für dieses Kitajahr noch nicht bekannt" in words
    assert re.search(r"Kita Eving Kirchenkreis Eving I, II 10 10 – – – –", words)


def test_the_placement_year_and_the_report_of_march_stand_beside_the_centres(draw: Draw):
    words = words_of(draw("centres", Role.PLANNING, ansicht="Vergabejahr"))
    assert (
        "Was zum 1. August für das Kitajahr 2026/27 frei wird, unter drei Jahren, Verträge vom 15.03.2026"
        in words
    )
    assert re.search(r"Kita Nordmarkt Städtische Kitas 33 0 1 12 13 0 4", words)
    words = words_of(draw("centres", Role.PLANNING, ansicht="Meldung zum 15. März"))
    assert "Meldung für das Kitajahr 2026/27" in words
    assert re.search(r"Kita Nordmarkt Städtische Kitas I 35 2 ja 1 0", words)
    assert re.search(r"Kita Nordmarkt Städtische Kitas nicht zugeordnet 35 2 nein 2 0", words)
    earlier = draw("centres", Role.PLANNING, ansicht="Vergabejahr", stichtag="15.03.2025")
    assert centre_texts.NO_YEAR in words_of(earlier)


def test_of_hafens_twenty_children_fifteen_stay_and_five_go_to_eving(draw: Draw):
    words = words_of(draw("centres", Role.PLANNING, ansicht="Pendeln"))
    assert (
        "Von 30 Kindern unter drei Jahren mit Kita besuchen am 15.03.2026 83,3 % eine Kita im eigenen Stadtbezirk"
        in words
    )
    assert "Die stärksten Wege: Innenstadt-Nord → Eving (5) und außerhalb oder unbekannt → Eving (2)" in words
    hafen = words_of(
        draw("centres", Role.PLANNING, ansicht="Pendeln", stadtbezirk="Innenstadt-Nord", bezirk="Hafen")
    )
    assert (
        "Von 20 Kindern unter drei Jahren mit Kita besuchen am 15.03.2026 75,0 % eine Kita im eigenen Bezirk"
        in hafen
    )
    assert "fahren nach Eving (5)" in hafen
    none = words_of(draw("centres", Role.PLANNING, ansicht="Pendeln", stichtag="15.03.2025"))
    assert commuting_texts.EMPTY in none


def test_projects_say_how_late_they_opened_and_what_is_overdue(draw: Draw):
    words = words_of(draw("centres", Role.PLANNING, ansicht="Vorhaben"))
    assert "Am 15.03.2026 sind 3 Vorhaben bekannt, 1 davon in Betrieb, 1 später als geplant" in words
    assert "(Median aller Eröffnungen: 59 Tage); 1 ist überfällig" in words
    assert re.search(r"Neubau Hafen 1 Neubau – Hafen im Bau 01.02.2026 – \+42", words)


def test_the_last_day_care_year_is_held_against_this_one(draw: Draw):
    """Five places fewer in each district: 40 + 5 × 4 more are short, and Borsigplatz now lacks one."""
    words = words_of(draw("forecast", Role.PLANNING))
    assert (
        "Im Kitajahr 2026/27 werden in Dortmund 1.000 Kinder unter drei Jahren erwartet (mit 80 % Wahrscheinlichkeit "
        "994 bis 1.006); dann fehlen voraussichtlich 61 Plätze" in words
    )
    assert "unverändert und 25 Plätze weniger als im laufenden Kitajahr, in dem 40 Plätze fehlen" in words
    assert (
        "Die meisten Plätze werden dann fehlen in Innenstadt-Nord (51 Plätze) und Eving (10 Plätze)" in words
    )
    assert "2 Vorhaben am 15.03.2026 noch nicht in Betrieb: +15 Plätze U3, +30 Plätze Ü3" in words
    assert "1 Vorhaben am 15.03.2026" in words_of(draw("forecast", Role.PLANNING, bezirk="Hafen"))


def test_what_is_due_in_the_next_quarter_is_listed(draw: Draw):
    assert "1. Quartal 2026: 1 Ausbauschritt an 1 Schule geplant" in words_of(
        draw("school_it", Role.PLANNING)
    )
    assert school_texts.NO_DUE_SITE in words_of(
        draw("school_it", Role.PLANNING, stadtbezirk="Innenstadt-Nord")
    )


def test_rooms_devices_lines_and_reasons_stand_beside_the_stages(draw: Draw):
    words = words_of(draw("school_it", Role.COUNCIL, ausbau="WLAN"))
    assert "Räume mit WLAN: 40 von 50 (80,0 %)" in words
    assert "Endgeräte: 600 von 1.200 (50,0 %)" in words
    assert "an 1 von 3 Schulen mit bekannter Bandbreite bremst nicht die Leitung" in words
    assert "ohne Angabe eines Grundes" in words


def test_a_measure_is_explained_with_the_tables_the_role_holds(draw: Draw):
    words = words_of(draw("measures", Role.PLANNING, kennzahl="Versorgungsquote"))
    assert "verfügbare Plätze ÷ Kinder" in words
    assert "fct_demand Kinder, Bedarf und Plätze. 15.03.2025 15.03.2026" in words
    assert "Überhang" not in words


@pytest.mark.parametrize(
    ("chosen", "change"),
    [
        ("15.03.2025", "Seit 15.03.2025"),
        ("Jahr davor", "Seit 15.03.2025"),
        ("31.12.2024", "Für ein früheres Datum"),
    ],
)
def test_the_date_compared_with_is_the_latest_up_to_the_one_chosen(chosen: str, change: str, draw: Draw):
    assert change in words_of(draw("demand", Role.PLANNING, vergleich=chosen))


def test_a_planning_area_stands_where_boroughs_stand(draw: Draw):
    """Nordmarkt lacks ten places, Eving none."""
    words = words_of(draw("demand", Role.PLANNING, stadtbezirk="Planungsbereich Mitte"))
    assert "fehlen im Gebiet Planungsbereich Mitte 10 Plätze" in words
    assert "Planungsbereich" not in words_of(
        draw("demand", Role.COUNCIL, stadtbezirk="Planungsbereich Mitte")
    )


def test_a_planner_sees_the_state_of_the_data_without_single_records_or_switches(draw: Draw):
    seen = draw("deliveries", Role.PLANNING)
    assert "anmeldungen_awo_2026-03-15.csv" in words_of(seen)
    assert "Zeile 7" not in words_of(seen)
    assert seen.button == []
    analyst = draw("deliveries", Role.ANALYST)
    assert "Zeile 7: kein Datum." in words_of(analyst)
    assert [button.label for button in analyst.button] == [delivery_texts.REFRESH]


def test_a_refresh_that_cannot_run_says_why_on_the_page(draw: Draw, monkeypatch: pytest.MonkeyPatch):
    def busy(*_: object) -> None:
        raise RefreshRunning("Es läuft schon eine.")

    monkeypatch.setattr("dashboard.components.refresh.refresh", busy)
    test = draw("deliveries", Role.ANALYST)
    test.button[0].click().run()
    assert not test.exception
    assert "Es läuft schon eine." in [info.value for info in test.info]
