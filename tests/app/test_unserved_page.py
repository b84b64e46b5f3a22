"""The page Unversorgte Kinder on the small release: what each role reads, worked out by hand."""

from __future__ import annotations

import re

import polars as pl
import pytest

from dashboard.texts import placement as placement_texts
from dashboard.texts import unserved as texts
from dashboard.texts import unserved_list as list_texts
from tests.app import small_cases, small_release
from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse import contacts
from warehouse.home import Home
from warehouse.marts import Role

LIST, PLACEMENT, OVERVIEW, METHOD = (
    texts.LIST_TAB,
    texts.PLACEMENT_TAB,
    texts.OVERVIEW_TAB,
    texts.METHOD_TAB,
)
AHEAD = "am 1. August"


@pytest.mark.parametrize("role", [Role.PLANNING, Role.COORDINATION])
def test_the_headline_says_for_whom_a_place_could_be_found(role: Role, draw: Draw):
    """1 + 1 + 4 + 0 + 6 of forty; in August Borsigplatz has one child more and no place more."""
    words = words_of(draw("unserved", role))
    assert "Am 15.03.2026 haben in Dortmund 40 Kinder unter drei Jahren trotz Anspruch keinen Platz" in words
    assert "Das sind 4,0 % von 1.000 Kindern dieses Alters" in words
    assert "für 12 von ihnen ein freier Platz finden, der passt, für 28 nicht" in words
    assert (
        "Ohne weitere Zusagen wären dann 41 Kinder ohne Platz, davon 12 vermittelbar und 29 nicht." in words
    )
    assert "Am 15.03.2025 waren es 42 Kinder: 2 Kinder weniger" in words


def test_where_all_or_none_could_be_placed_the_headline_says_so(draw: Draw):
    assert "für jedes von ihnen ein freier Platz finden" in words_of(
        draw("unserved", Role.PLANNING, bezirk="Hafen")
    )
    assert "lässt sich für keines von ihnen finden" in words_of(
        draw("unserved", Role.PLANNING, bezirk="Brechten")
    )


def test_the_council_reads_sums_and_nothing_of_places_or_reasons(draw: Draw):
    words = words_of(draw("unserved", Role.COUNCIL))
    assert "haben in Dortmund 40 Kinder" in words
    assert "Ohne weitere Zusagen wären dann 41 Kinder ohne Platz." in words
    for withheld in ("vermittelbar", "freier Platz", texts.REASONS_HEADING):
        assert withheld not in words
    test = draw("unserved", Role.COUNCIL, ansicht=PLACEMENT)
    assert [tab.label for tab in test.tabs] == [OVERVIEW, METHOD]


def test_reference_dates_stand_side_by_side_with_both_needs(draw: Draw):
    words = words_of(draw("unserved", Role.PLANNING))
    assert (
        "Seit 15.03.2025, als es 42 Kinder waren: 2 Kinder weniger. Die meisten waren es am 15.03.2025 (42)"
        in words
    )
    assert re.search(r"15\.03\.2026 40 40 41\s", words)
    assert re.search(r"15\.03\.2025 42 42 43\s", words)


def test_reasons_are_counted_of_all_without_a_place(draw: Draw):
    words = words_of(draw("unserved", Role.PLANNING))
    assert "Am häufigsten von 40 Kindern: alle Wünsche voll oder abgesagt (14, 35,0 %)" in words
    assert re.search(r"nur ein Wunsch 2 5,0 %", words)
    assert texts.NO_REASONS in words_of(draw("unserved", Role.PLANNING, alter="drei Jahre bis Schule"))


def test_the_need_of_the_address_holds_for_areas_and_their_districts(draw: Draw):
    """Innenstadt-Nord: 1 + 3 + 13, of whom 1 + 1 + 4 could be placed."""
    words = words_of(draw("unserved", Role.PLANNING, bedarf=AHEAD))
    assert "Kinder unter drei Jahren ohne Platz am 01.08.2026" in words
    assert re.search(r"Innenstadt-Nord 17 6 11 ", words)
    assert "Gefiltert nach Bedarf am 1. August" in words
    inside = words_of(draw("unserved", Role.PLANNING, bedarf=AHEAD, stadtbezirk="Innenstadt-Nord"))
    assert re.search(r"Borsigplatz 13 4 9 ", inside)
    assert not re.search(r"Brechten \d", inside)


def test_a_coordinator_opens_on_the_work_list_the_most_urgent_first(draw: Draw):
    words = words_of(draw("unserved", Role.COORDINATION))
    assert (
        "3 Kinder stehen auf der Liste: 1 seit über drei Monaten fällig, 1 fällig und 1 in den nächsten drei Monaten fällig."
        in words
    )
    first = "A0000 1;10 Nordmarkt (Innenstadt-Nord) seit über drei Monaten fällig 01.08.2025 05/2025"
    places = "Kita Nordmarkt (0,4 km, 35 Std., 1. Wunsch); Kita Hafen (1,3 km, 35 Std.) offen nur ein Wunsch 1 0 10.01.2025 nein"
    assert f"{first} {places}" in words
    assert re.search(
        r"A0001 1;3 .* Kita Hafen \(1,3 km, 35 Std\., 2\. Wunsch\); Kindertagespflege P1 \(35 Std\.\) offen alle Wünsche voll oder abgesagt 2 2 .* ja",
        words,
    )
    assert re.search(rf"A0002 1;0 .* {list_texts.NO_PLACE} offen alle Wünsche voll oder abgesagt 3 2 ", words)
    assert words.index("A0000") < words.index("A0001") < words.index("A0002")
    assert "A0003" not in words


def test_the_list_of_the_next_august_has_its_own_children_and_ages(draw: Draw):
    words = words_of(draw("unserved", Role.COORDINATION, bedarf=AHEAD))
    assert "4 Kinder stehen auf der Liste" in words
    assert re.search(r"A0000 2;3 ", words)
    assert re.search(r"A0003 1;1 .* später fällig 01\.08\.2026 07/2026 .* noch kein Angebot", words)


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("dringlichkeit", "fällig", {"A0001"}),
        ("grund", "alle Wünsche voll oder abgesagt", {"A0001", "A0002"}),
        ("status", "offen", {"A0000", "A0001", "A0002"}),
        ("status", "kontaktiert", set()),
        ("grund", "Unsinn", {"A0000", "A0001", "A0002"}),
    ],
)
def test_the_lists_filters_stand_in_the_address(field: str, value: str, left: set[str], draw: Draw):
    words = words_of(draw("unserved", Role.COORDINATION, **{field: value}))
    assert set(re.findall(r"A000\d", words)) == left
    assert left or list_texts.NO_CASES in words


def test_filters_of_the_list_narrow_together(draw: Draw):
    words = words_of(
        draw("unserved", Role.COORDINATION, grund="alle Wünsche voll oder abgesagt", dringlichkeit="fällig")
    )
    assert "1 Kind steht auf der Liste: 1 fällig." in words


def test_what_was_entered_about_a_family_stands_in_its_row(draw: Draw, tmp_path):
    home = small_release.build(Home.at(tmp_path))
    for said in ("kontaktiert;10.03.2026", "angeboten;12.03.2026"):
        listed = f"Vorgangsnummer;Status;Datum\nA0001;{said}\n".encode()
        assert contacts.hand_back(home, listed, "liste.csv", {"A0001"}, "x").taken == 1
    words = words_of(draw("unserved", Role.COORDINATION, home))
    assert re.search(r"A0001 .* Std\.\) angeboten am 12\.03\.2026 alle Wünsche voll oder abgesagt", words)
    assert set(re.findall(r"A000\d", words_of(draw("unserved", Role.COORDINATION, home, status="angeboten")))) == {
        "A0001"
    }  # fmt: skip


@pytest.mark.parametrize("role", [Role.PLANNING, Role.COORDINATION])
def test_the_price_between_the_methods_is_said_in_a_sentence(role: Role, draw: Draw):
    """Of eleven and twelve placed, 9 and 7 have their second wish or a better one: two at least have less."""
    words = words_of(draw("unserved", role, ansicht=PLACEMENT))
    assert (
        "Das gerechte Verfahren vermittelt von 40 Kindern unter drei Jahren 11, das größtmögliche 12, also 1 Kind mehr. "
        "Dafür bekämen mindestens 2 Kinder einen weniger gewünschten Platz oder keinen. 4-mal ginge ein Platz an einem Kind vorbei"
        in words
    )
    assert re.search(r"gerecht 11 54,5 % 27,3 % 9,1 % 0,0 % 9,1 % 0 1,2", words)
    assert re.search(r"größtmöglich 12 33,3 % 25,0 % 16,7 % 8,3 % 16,7 % 4 1,9", words)
    assert "Über jede Aufnahme entscheidet der Träger" in words


def test_where_both_methods_place_as_many_there_is_no_price(draw: Draw):
    words = words_of(draw("unserved", Role.PLANNING, ansicht=PLACEMENT, alter="drei Jahre bis Schule"))
    assert "Beide Verfahren vermitteln von 28 Kindern von drei Jahren bis zur Schule 12" in words
    assert (
        "Von 100 Plätzen von drei Jahren bis zur Schule, die im laufenden Kitajahr vergeben sind, ist keiner zu beanstanden"
        in words
    )


def test_the_delivered_allocation_is_held_against_the_rules(draw: Draw):
    words = words_of(draw("unserved", Role.PLANNING, ansicht=PLACEMENT))
    assert (
        "Von 58 Plätzen unter drei Jahren, die im laufenden Kitajahr vergeben sind: 3-mal stand ein" in words
    )
    assert "(2 Plätze); 1 Platz blieb frei, obwohl ein Kind darauf wartet, für das er passt" in words
    assert re.search(r"unter drei Jahren 58 3 2 1", words)


def test_a_proposal_says_why_this_child_why_this_place_and_what_came_second(draw: Draw):
    words = words_of(draw("unserved", Role.COORDINATION, ansicht=PLACEMENT))
    assert (
        "A0000 Kita Nordmarkt, Gruppe II, 35 Std., ab 15.03.2026 "
        "Mehr Punkte nach den Aufnahmekriterien als A0002. Ein Geschwisterkind ist in der Einrichtung. 12 Punkte. "
        "1. Wunsch der Eltern, 0,4 km entfernt. "
        "Nächster Platz des Kindes: Kita Hafen (1,3 km); nächstes Kind für diesen Platz: A0002." in words
    )
    other = words_of(
        draw("unserved", Role.COORDINATION, ansicht=PLACEMENT, verfahren="größtmöglich", bedarf=AHEAD)
    )
    assert (
        "Kein anderes Kind hätte diesen Platz lieber gehabt. 4 Punkte. Kein Wunsch der Eltern, aber frei und passend. "
        "Das Kind hat schon einen Platz und möchte wechseln. "
        "Für das Kind passt kein zweiter Platz; kein Kind wartet dahinter." in other
    )
    assert (
        "1 Kind unter drei Jahren mit Vorschlag des Verfahrens „größtmöglich“, davon 1 mit Wechselwunsch"
        in other
    )
    assert "A0001 Kindertagespflege P1, 35 Std., ab 01.08.2026" in other
    assert "A0000" not in other


def test_where_nothing_is_proposed_the_tab_says_so(draw: Draw, tmp_path, monkeypatch: pytest.MonkeyPatch):
    elsewhere = words_of(draw("unserved", Role.COORDINATION, ansicht=PLACEMENT, bezirk="Hafen"))
    assert placement_texts.NO_PROPOSALS in elsewhere
    none = small_cases.results().clear()
    monkeypatch.setattr(small_cases, "results", lambda: none)
    test = draw("unserved", Role.PLANNING, small_release.build(Home.at(tmp_path)), ansicht=PLACEMENT)
    assert not test.exception
    assert placement_texts.EMPTY in words_of(test)


def test_a_date_before_anything_was_placed_has_its_sums_alone(draw: Draw):
    for role, tab in ((Role.COORDINATION, LIST), (Role.COORDINATION, PLACEMENT), (Role.PLANNING, OVERVIEW)):
        test = draw("unserved", role, stichtag="15.03.2025", ansicht=tab)
        assert not test.exception
        assert "Am 15.03.2025 haben in Dortmund 42 Kinder" in words_of(test)


def test_places_of_an_earlier_date_are_called_unknown_and_not_missing(
    draw: Draw, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    """A case of last year: which places were free then is no longer proposed, which is not the same as none."""
    then = small_cases.children().filter(child_id="R0000", need_date=small_cases.TODAY)
    then = then.with_columns(reference_date=small_release.LAST_YEAR, need_date=small_release.LAST_YEAR)
    cases = pl.concat([small_cases.children(), then])
    monkeypatch.setattr(small_cases, "children", lambda: cases)
    results = small_cases.results().with_columns(
        reference_date=small_release.LAST_YEAR, need_date=small_release.LAST_YEAR
    )
    monkeypatch.setattr(small_cases, "results", lambda: results.unique(["method", "age_group"]))
    home = small_release.build(Home.at(tmp_path))
    words = words_of(draw("unserved", Role.COORDINATION, home, stichtag="15.03.2025"))
    assert re.search(r"A0000 .* – offen", words)
    assert list_texts.ONLY_LATEST in words
    assert list_texts.NO_PLACE not in words
    proposed = words_of(draw("unserved", Role.COORDINATION, home, stichtag="15.03.2025", ansicht=PLACEMENT))
    assert placement_texts.ONLY_LATEST in proposed
    assert placement_texts.NO_PROPOSALS not in proposed


@pytest.mark.parametrize("role", [Role.PLANNING, Role.COORDINATION, Role.COUNCIL])
def test_how_it_is_worked_out_is_explained_as_far_as_the_role_sees_it(role: Role, draw: Draw):
    words = words_of(draw("unserved", role, ansicht=METHOD))
    assert "Zwillinge und Geschwister werden nie zusammengelegt" in words
    assert ("Danach gibt es kein Kind, das einen Platz lieber hätte" in words) is (role is not Role.COUNCIL)


def test_the_rules_and_criteria_stand_with_their_values_and_sources(draw: Draw):
    words = words_of(draw("unserved", Role.COORDINATION, ansicht=METHOD))
    assert "Größte Entfernung 5,0 km VG Köln" in words
    assert "Geschwisterkind in der Einrichtung 20 Jugendamt" in words
    assert "Quelle" not in words_of(draw("unserved", Role.COUNCIL, ansicht=METHOD))
