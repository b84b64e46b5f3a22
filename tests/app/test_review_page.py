"""Doppelte prüfen: one pair at a time without its score, decisions that last and can be taken back."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.texts import review as texts
from tests.app import small_linkage, small_release
from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse import decisions
from warehouse.decisions import Pair
from warehouse.home import Home
from warehouse.marts import Role

AT = datetime(2026, 3, 16, tzinfo=UTC)
FIRST = Pair("contracts", "V3", "registrations", "A3")
SECOND = Pair("contracts", "V0008", "registrations", "A2")
IN_ORDER = ["vertrag:V3,anmeldung:A3", "vertrag:V0008,anmeldung:A2", "vertrag:V1,anmeldung:A1",
            "anmeldung:A4,anmeldung:A5", "anmeldung:A6,anmeldung:A7"]  # fmt: skip


@pytest.fixture
def own(tmp_path) -> Home:
    """A home of its own, since decisions are kept in it."""
    return small_release.build(Home.at(tmp_path))


@pytest.fixture(autouse=True)
def nobody_logs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit's tests come with a login; the process on one's own machine has none."""
    monkeypatch.setattr("dashboard.components.review.login", str)


def shown(test: AppTest) -> str:
    """The pair of the address; what a test put there is a list, what the page put there is not."""
    value = test.query_params[texts.PAIR_KEY]
    return value if isinstance(value, str) else value[0]


def press(test: AppTest, label: str, reason: str = "", more: str = "", by: str = "MM") -> AppTest:
    """Fill in who decides and why, and press a button."""
    field(test.text_input, texts.REVIEWER).set_value(by)
    if reason:
        field(test.selectbox, texts.REASON).set_value(reason)
    if more:
        field(test.text_input, texts.MORE).set_value(more)
    field(test.button, label).click()
    return test.run()


def field(kind, label: str):
    return next(one for one in kind if one.label == label)


def decided(home: Home) -> list[tuple[str, ...]]:
    return decisions.current(home).select("record_a", "record_b", "decision", "reason", "decided_by").rows()


def test_pairs_that_touch_a_child_without_a_place_come_first_then_those_with_several(draw: Draw, own: Home):
    seen = []
    test = draw("review", Role.COORDINATION, own)
    for _ in IN_ORDER:
        seen.append(shown(test))
        press(test, "Später")
    assert seen == IN_ORDER
    assert shown(test) == IN_ORDER[0]  # whoever was put off first comes back first
    assert texts.POSTPONED in words_of(test)


def test_the_page_says_how_much_is_left(draw: Draw):
    words = words_of(draw("review", Role.COORDINATION))
    assert (
        "Zu prüfen sind noch 5 Paare; 2 davon betreffen ein Kind ohne Platz oder mit mehreren Plätzen."
        in words
    )
    assert "0 von 5 Paaren sind entschieden." in words
    assert "Paar 1 von 5: Vertrag V3 und Anmeldung A3" in words
    assert texts.TOUCHES_UNSERVED in words
    assert texts.TAKES_EFFECT in words


def test_a_pair_is_shown_comparison_by_comparison_and_never_with_its_score(draw: Draw):
    words = words_of(draw("review", Role.COORDINATION))
    for line in ("Vorname = gleich", "Nachname ≈ zum Teil gleich", "Geburtstag ≈ Tag und Monat vertauscht",
                 "Straße und Hausnummer ≈ gleiche Straße, andere Hausnummer", "Postleitzahl = gleich",
                 "Geschlecht – fehlt bei einem"):  # fmt: skip
        assert line in words
    before_quality = words.split(texts.QUALITY_HEADING)[0]
    assert not re.search(r"0,8|80|%|1,5", before_quality)


def test_what_is_known_of_both_records_stands_side_by_side(draw: Draw):
    words = words_of(draw("review", Role.COORDINATION))
    for line in ("Angabe Vertrag V3 Anmeldung A3", "Einrichtung Kita Hafen Kita Eving", "Betreuung Kita Kita",
                 "Beginn 01.09.2025 01.08.2026", "Stunden je Woche 45 35", "Wunschrang – 2",
                 "Stand der Anmeldung – Warteliste", "angemeldet am – 10.01.2025", "Wohnbezirk Hafen Nordmarkt",
                 "Geburtsmonat des Kindes – 12/2024", "Stand des Kindes – ohne Platz"):  # fmt: skip
        assert line in words
    assert "V0007" not in words


def test_a_decision_is_kept_with_its_reason_and_who_made_it_and_the_next_pair_follows(draw: Draw, own: Home):
    test = draw("review", Role.COORDINATION, own)
    press(test, "Gleiches Kind", "Umzug oder zweites Konto der Familie", "Akte 12")
    assert not test.exception
    assert decided(own) == [("V3", "A3", "same", "Umzug oder zweites Konto der Familie: Akte 12", "MM")]
    words = words_of(test)
    assert (
        "Vertrag V3 und Anmeldung A3: „Gleiches Kind“ ist gespeichert und wirkt beim nächsten Aktualisieren."
        in words
    )
    assert "Paar 1 von 4: Vertrag V0008 und Anmeldung A2" in words
    assert "1 von 5 Paaren ist entschieden; 1 Entscheidung wartet auf das nächste Aktualisieren." in words
    assert field(test.text_input, texts.REVIEWER).value == "MM"
    press(test, "Verschiedene Kinder", texts.OWN_REASON, "Zwillinge laut Träger")
    assert decided(own)[0] == ("V0008", "A2", "different", "Zwillinge laut Träger", "MM")


@pytest.mark.parametrize(
    ("label", "reason", "by", "sentence"),
    [("Gleiches Kind", "", "MM", "Der Grund fehlt"), ("Verschiedene Kinder", texts.OWN_REASON, "MM", "Der Grund fehlt"),
     ("Später", "", "", "Es fehlt, wer entscheidet")],
)  # fmt: skip
def test_without_a_reason_or_a_name_nothing_is_kept(
    label: str, reason: str, by: str, sentence: str, draw: Draw, own: Home
):
    test = press(draw("review", Role.COORDINATION, own), label, reason, by=by)
    assert any(sentence in warning.value for warning in test.warning)
    assert shown(test) == IN_ORDER[0]
    assert decided(own) == []


def test_a_login_decides_under_its_name(draw: Draw, own: Home, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dashboard.components.review.login", lambda: "m.muster@stadt.example")
    test = draw("review", Role.COORDINATION, own)
    assert texts.REVIEWER not in [one.label for one in test.text_input]
    assert "Es entscheidet m.muster@stadt.example." in words_of(test)
    field(test.button, "Später").click()
    test.run()
    assert decided(own) == [("V3", "A3", "later", "", "m.muster@stadt.example")]


def test_taking_back_brings_the_pair_and_every_count_back(draw: Draw, own: Home):
    decisions.decide(own, FIRST, "same", "Irrtum", "MM", AT)
    test = draw("review", Role.COORDINATION, own)
    assert (
        "Vertrag V3 und Anmeldung A3 Gleiches Kind Irrtum MM 16.03.2026 beim nächsten Aktualisieren"
        in words_of(test)
    )
    assert shown(test) == IN_ORDER[1]
    press(test, texts.UNDO, by="KL")
    assert decided(own) == []
    assert texts.undone("Vertrag V3 und Anmeldung A3") in words_of(test)
    assert decisions.history(own, FIRST)["undone_by"].to_list() == ["KL"]
    again = words_of(draw("review", Role.COORDINATION, own))
    assert "0 von 5 Paaren sind entschieden." in again
    assert "Zu prüfen sind noch 5 Paare" in again
    assert "Gleiches Kind Irrtum MM 16.03.2026 nein KL" in again


def test_the_address_names_the_pair(draw: Draw, own: Home):
    test = draw("review", Role.COORDINATION, own, paar=IN_ORDER[3])
    assert "Paar 4 von 5: Anmeldung A4 und Anmeldung A5" in words_of(test)
    press(test, "Verschiedene Kinder", "andere Familie mit ähnlichem Namen")
    assert decided(own)[0][:3] == ("A4", "A5", "different")
    assert shown(test) == IN_ORDER[0]


def test_a_settled_pair_can_be_opened_and_decided_anew(draw: Draw, own: Home):
    decisions.decide(own, SECOND, "different", "Zwillinge oder Geschwister", "MM", AT)
    test = draw("review", Role.COORDINATION, own, paar=IN_ORDER[1])
    said = "Am 16.03.2026 hat MM entschieden: „Verschiedene Kinder“ (Zwillinge oder Geschwister)."
    assert said in words_of(test)
    assert "Paar 2" not in words_of(test)
    press(test, "Gleiches Kind", "Träger oder Familie hat es bestätigt")
    assert decided(own) == [("V0008", "A2", "same", "Träger oder Familie hat es bestätigt", "MM")]


@pytest.mark.parametrize("address", ["nonsense", "anmeldung:A6,anmeldung:A8", "anmeldung:A6,anmeldung:A9"])
def test_a_pair_that_is_not_in_review_gives_way_to_the_next(address: str, draw: Draw):
    test = draw("review", Role.COORDINATION, paar=address)
    assert texts.GONE in [info.value for info in test.info]
    assert shown(test) == IN_ORDER[0]


def test_why_children_of_earlier_releases_were_not_joined_is_said(draw: Draw):
    words = words_of(draw("review", Role.COORDINATION, paar=IN_ORDER[4]))
    assert texts.KEPT_APART["earlier_children"] in words


def test_when_everything_is_decided_the_page_says_so_and_nothing_is_shown(draw: Draw, own: Home):
    for address in IN_ORDER:
        named = dict(zip(texts.ADDRESS.values(), texts.ADDRESS, strict=True))
        (kind_a, a), (kind_b, b) = (side.split(":") for side in address.split(","))
        decisions.decide(own, Pair(named[kind_a], a, named[kind_b], b), "same", "geprüft", "MM", AT)
    test = draw("review", Role.COORDINATION, own)
    words = words_of(test)
    assert texts.NOTHING_LEFT in words
    assert "Zu prüfen ist kein Paar." in words
    assert texts.PAIR_KEY not in test.query_params
    assert texts.COMPARED not in words


def test_decisions_the_release_reckons_with_are_told_from_those_that_wait(
    draw: Draw, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    import polars as pl

    pairs = small_linkage.link_pairs()
    known = pairs.with_columns(decision=pl.when(pl.col("record_b") == "A3").then(pl.lit("different")))
    monkeypatch.setattr(small_linkage, "link_pairs", lambda: known)
    home = small_release.build(Home.at(tmp_path))
    decisions.decide(home, FIRST, "different", "Zwillinge", "MM", AT)
    decisions.decide(home, SECOND, "same", "Umzug", "MM", AT)
    words = words_of(draw("review", Role.COORDINATION, home))
    assert "Vertrag V3 und Anmeldung A3 Verschiedene Kinder Zwillinge MM 16.03.2026 schon gezählt" in words
    assert (
        "Vertrag V0008 und Anmeldung A2 Gleiches Kind Umzug MM 16.03.2026 beim nächsten Aktualisieren"
        in words
    )
    assert "2 von 5 Paaren sind entschieden; 1 Entscheidung wartet" in words


def test_how_sure_the_linkage_is_stands_below_with_its_bounds(draw: Draw):
    words = words_of(draw("review", Role.COORDINATION))
    assert texts.QUALITY_NOTE in words
    assert re.search(
        r"ein Kind\s+99,0 %\s+1.200\s+99,9 %\s+96,2 %\s+zu prüfen\s+20,0 %\s+48\s+61,0 %\s+3,8 %", words
    )


def test_every_level_of_the_agreement_has_a_word():
    assert set(small_linkage.LEVELS) == set(texts.COMPARISONS)
    found = small_linkage.link_pairs().select(r"^.*_level$").unpivot()["value"].unique()
    assert set(found) <= set(texts.LEVELS)
