"""Numbers and nouns in German: 0, 1, 2 and 1.234 of everything."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard import formats
from dashboard.texts import common, words


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [(0, 0, "0"), (1, 0, "1"), (2, 0, "2"), (1234, 0, "1.234"), (1234.5, 1, "1.234,5"), (1234567, 0, "1.234.567"),
     (0.5, 0, "1"), (2.5, 0, "3"), (-2.5, 0, "−3"), (-0.4, 0, "0"), (None, 0, "–")],
)  # fmt: skip
def test_numbers_are_german_and_half_goes_up(value, digits, expected):
    assert formats.number(value, digits) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "0"), (1, "+1"), (-1, "−1"), (1234, "+1.234"), (-0.2, "0"), (None, "–")]
)
def test_a_difference_has_a_sign_and_zero_has_none(value, expected):
    assert formats.signed(value) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.0, "0,0 %"),
        (1.0, "100,0 %"),
        (96 / 154, "62,3 %"),
        (1380 / 1634, "84,5 %"),
        (0.845, "84,5 %"),
        (None, "–"),
    ],
)
def test_rates_are_percent_to_the_printed_decimal(share, expected):
    assert plain(formats.percent(share)) == expected


@pytest.mark.parametrize(
    ("difference", "expected"),
    [(0.01, "1,0 Prozentpunkt"), (-0.01, "1,0 Prozentpunkt"), (0.012, "1,2 Prozentpunkte"), (0.0, "0,0 Prozentpunkte"),
     (0.1, "10,0 Prozentpunkte")],
)  # fmt: skip
def test_differences_of_rates_are_points(difference, expected):
    assert plain(formats.points(difference)) == expected


def test_dates_and_day_care_years():
    assert formats.day(date(2026, 8, 31)) == "31.08.2026"
    assert formats.month(date(2026, 8, 1)) == "08/2026"
    assert formats.month_name(date(2026, 3, 1)) == "März 2026"
    assert (
        formats.day(None)
        == formats.month(None)
        == formats.month_name(None)
        == formats.day_care_year(None)
        == "–"
    )
    assert formats.day_care_year(2026) == "2026/27"
    assert formats.day_care_year(2099) == "2099/00"


@pytest.mark.parametrize(
    ("value", "noun", "expected"),
    [(0, words.CHILD, "kein Kind"), (1, words.CHILD, "1 Kind"), (2, words.CHILD, "2 Kinder"),
     (1234, words.CHILD, "1.234 Kinder"), (0, words.PLACE, "kein Platz"), (1, words.PLACE, "1 Platz"),
     (2, words.PLACE, "2 Plätze"), (1234.4, words.PLACE, "1.234 Plätze"), (0.4, words.PLACE, "kein Platz"),
     (0.6, words.PLACE, "1 Platz"), (0, words.SCHOOL, "keine Schule"), (1, words.SCHOOL, "1 Schule"),
     (2, words.SCHOOL, "2 Schulen"), (None, words.CHILD, "– Kinder")],
)  # fmt: skip
def test_a_noun_knows_its_number(value, noun, expected):
    assert plain(words.count(value, noun)) == expected


def test_a_noun_knows_its_case():
    assert plain(words.count(1234, words.CHILD, "dative")) == "1.234 Kindern"
    assert words.count(0, words.CHILD, "dative") == "keinem Kind"
    assert words.count(0, words.PLACE, "accusative") == "keinen Platz"
    assert words.of(1, words.SCHOOL) == "von 1 Schule"
    assert words.of(154, words.SCHOOL) == "von 154 Schulen"
    assert words.of(2, words.CHILD) == "von 2 Kindern"


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "fehlt"), (1, "fehlt"), (0.6, "fehlt"), (2, "fehlen"), (-5, "fehlen")]
)
def test_a_verb_follows_its_subject(value, expected):
    assert words.verb(value, "fehlt", "fehlen") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "unverändert"), (1, "1 Kind mehr"), (-2, "2 Kinder weniger"), (0.3, "unverändert")],
)
def test_a_difference_of_counts_is_said_in_words(value, expected):
    assert plain(words.difference(value, words.CHILD)) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.0, "blieb gleich"),
        (0.0001, "blieb gleich"),
        (0.01, "stieg um 1,0 Prozentpunkt"),
        (-0.02, "sank um 2,0 Prozentpunkte"),
    ],
)
def test_a_difference_of_rates_is_said_in_words(share, expected):
    assert plain(words.moved(share)) == expected


def test_lists_are_joined_as_people_do():
    assert words.listing([]) == ""
    assert words.listing(["A"]) == "A"
    assert words.listing(["A", "B"]) == "A und B"
    assert words.listing(["A", "B", "C"]) == "A, B und C"


def test_places_are_named_by_their_level():
    assert common.place("city", "Dortmund") == "in Dortmund"
    assert common.place("borough", "Hörde") == "im Stadtbezirk Hörde"
    assert common.place("district", "Hafen") == "im Bezirk Hafen"
