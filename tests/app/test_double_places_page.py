"""Mehrfachplätze: how long the list really is, who holds several places, what would fall free and whom it would fit."""

from __future__ import annotations

import re

import pytest

from dashboard.texts import double_places as texts
from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse.marts import Role

BOTH = pytest.mark.parametrize("role", [Role.PLANNING, Role.COORDINATION])


@BOTH
def test_the_headline_says_how_many_children_the_list_really_is(role: Role, draw: Draw):
    """Five districts with eleven children in the accounts and ten after linkage: a tenth too long."""
    words = words_of(draw("double_places", role))
    assert (
        "Am 15.03.2026 warten in Dortmund nach den Konten 55 Kinder unter drei Jahren; nach dem Abgleich sind es "
        "50 Kinder. Die Liste ist um 10,0 % zu lang. Mehr als einen Platz hält 1 Kind dieses Alters; mehr als ein "
        "offenes Angebot haben 2 Kinder." in words
    )
    assert "Am 15.03.2025 hielt kein Kind mehr als einen Platz: 1 Kind mehr" in words


def test_a_list_without_doubles_is_not_called_too_long(draw: Draw):
    words = words_of(draw("double_places", Role.PLANNING, stichtag="15.03.2025"))
    assert (
        "warten in Dortmund nach den Konten 50 Kinder unter drei Jahren, und der Abgleich findet keines"
        in words
    )
    assert "zu lang" not in words
    assert "Mehr als einen Platz hält kein Kind dieses Alters" in words


@BOTH
def test_what_would_fall_free_is_told_with_whom_it_would_fit_and_the_rule(role: Role, draw: Draw):
    words = words_of(draw("double_places", role))
    assert "Davon hat 1 Kind Kita und Kindertagespflege nebeneinander" in words
    assert "Behielte jedes nur einen, würde 1 Platz frei." in words
    assert (
        "In Dortmund warten 3 Kinder ohne Platz, zu denen mindestens einer der in der Stadt frei werdenden Plätze im "
        "Umkreis von 3 km nach Alter und Stunden passt." in words
    )
    assert texts.RULE in words
    elsewhere = words_of(draw("double_places", role, bezirk="Hafen"))
    assert "Zu den in der Stadt frei werdenden Plätzen passt im Bezirk Hafen kein wartendes Kind" in elsewhere


def test_areas_stand_in_a_table_with_both_counts_of_children(draw: Draw):
    words = words_of(draw("double_places", Role.PLANNING))
    assert re.search(r"Innenstadt-Nord\s+33\s+30\s+1,10\s+1\s+1\s+1\s+0\s+0\s+3\s", words)
    assert re.search(r"Eving\s+22\s+20\s+1,10\s+0\s+0\s+0\s+2\s+2\s+0\s", words)


@BOTH
def test_a_provider_that_is_not_on_the_portal_is_named(role: Role, draw: Draw):
    words = words_of(draw("double_places", role))
    assert "2 von 3 Kitas vergeben ihre Plätze über das Elternportal; 1 Träger hat Kitas, die fehlen" in words
    assert re.search(r"Kirchenkreis\s+1\s+0\s+0,0 %\s+Städtische Kitas\s+2\s+2\s+100,0 %", words)
    earlier = words_of(draw("double_places", role, stichtag="15.03.2025"))
    assert "0 von 3 Kitas vergeben" in earlier


def test_only_those_who_place_children_see_each_case(draw: Draw):
    planning = draw("double_places", Role.PLANNING)
    assert "V0008" not in words_of(planning)
    assert not planning.get("page_link")
    seen = draw("double_places", Role.COORDINATION)
    cases = words_of(seen)
    assert "V0007 V0007 Kita Hafen nein × × 1.096 35 01.08.2025 31.07.2028 Platz ja Hafen" in cases
    assert (
        "V0007 V0008 Kindertagespflege P1 ja 15.03.2026 3 1.096 35 01.08.2025 31.07.2028 Platz ja Hafen"
        in cases
    )
    assert [link.proto.page for link in seen.get("page_link")] == ["doppelte-pruefen"]
    assert texts.NO_CASES in words_of(draw("double_places", Role.COORDINATION, bezirk="Brechten"))
