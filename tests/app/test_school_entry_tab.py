"""What the tab from day care to school says about the small city, worked by hand."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest

from dashboard.texts import common
from dashboard.texts import school_entry as texts
from tests.app import small_release
from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse.home import Home
from warehouse.marts import Role

TAB = {"ansicht": texts.TAB}
PUBLIC = pytest.mark.parametrize("role", [Role.PLANNING, Role.COUNCIL])


def built(tmp_path: Path, **changed: pl.Expr) -> Home:
    """The small city with something else in the table of who starts school."""
    entries = small_release.planning()["fct_school_entry"].with_columns(**changed)
    return small_release.build(Home.at(tmp_path), given={"fct_school_entry": entries})


@PUBLIC
def test_who_comes_next_year_and_where_equipped_rooms_will_be_short(role: Role, draw: Draw):
    """B02: 110 a year, 440 in four grades, nine tenths at its schools: 396, 18 classes, 22 rooms to equip of which 18 are."""
    words = words_of(draw("school_it", role, **TAB))
    assert "Zum 1. August 2026 kommen in Dortmund 113 Kinder in die Schule" in words
    assert "(mit 80 % Wahrscheinlichkeit 111 bis 115)" in words
    assert (
        "in 1 von 2 Stadtbezirken fehlen dann ausgestattete Räume, und zwar in Innenstadt-Nord (4 Räume)"
        in words
    )
    assert (
        "Im Schuljahr 2026/27 sind 24 Räume auszustatten (19 Klassenräume und die vorhandenen Fachräume)"
        in words
    )
    assert "Klassenräume selbst werden dann knapp in Innenstadt-Nord (2 Räume)" in words
    assert re.search(r"Innenstadt-Nord 110 396 18 16 2 22 18 4 360 90,0 %", words)
    assert (
        "Einwohner vom 31.12.2024, Schulverzeichnis vom 15.10.2025 und Schul-IT-Stand vom 31.10.2025" in words
    )


@PUBLIC
def test_another_school_year_and_one_borough(role: Role, draw: Draw):
    """In 2028 130 start in B02: 468 pupils, 21 classes and 25 rooms to equip; B04 has enough for its three children."""
    words = words_of(draw("school_it", role, **TAB, schuljahr="2028/29", stadtbezirk="Innenstadt-Nord"))
    assert "Zum 1. August 2028 kommen im Stadtbezirk Innenstadt-Nord 130 Kinder in die Schule" in words
    assert "dann fehlen dort 7 ausgestattete Räume" in words
    assert "eine Besuchsquote von 90,0 %" in words


def test_a_planning_area_has_children_and_no_rooms(draw: Draw, tmp_path: Path):
    rollout = small_release.planning()["fct_school_rollout_area"]
    there = rollout.filter(area_id="B02").with_columns(area_id=pl.lit(small_release.PLANNING_AREA))
    home = small_release.build(Home.at(tmp_path), given={"fct_school_rollout_area": there})
    words = words_of(draw("school_it", Role.PLANNING, home, **TAB, stadtbezirk="Planungsbereich Mitte"))
    assert "kommen im Gebiet Planungsbereich Mitte 55 Kinder in die Schule" in words
    assert texts.NO_ROOMS_HERE in words
    assert texts.TO_EQUIP not in words


@PUBLIC
def test_the_claim_grows_by_a_grade_a_year_beside_todays_places(role: Role, draw: Draw):
    """2026: one grade of 113; 2029: four of 143; 186 places for 572 children."""
    words = words_of(draw("school_it", role, **TAB))
    assert (
        "im Schuljahr 2026/27 113 Kinder der 1. Klasse und im Schuljahr 2029/30 572 Kinder aller vier Klassen"
        in words
    )
    assert "Heute gibt es an den Grundschulen 186 Ganztagsplätze, das sind 33 je 100 Kinder" in words
    assert texts.CLAIM_IS_NO_DEMAND in words


def test_places_nobody_delivered_are_not_made_up(draw: Draw, tmp_path: Path):
    nothing = pl.lit(None)
    home = built(tmp_path, all_day_places=nothing.cast(pl.Int64), all_day_rate=nothing.cast(pl.Float64))
    words = words_of(draw("school_it", Role.PLANNING, home, **TAB))
    assert texts.NO_PLACES in words
    assert "Heute gibt es" not in words


def test_what_a_school_does_not_tell_stays_unknown(draw: Draw, tmp_path: Path):
    """Without B02's equipped rooms only B04 is known, and it has enough."""
    is_told = pl.col("area_id") == "B04"
    columns = ("equipped_rooms", "equipped_short")
    one = built(tmp_path / "one", **{name: pl.when(is_told).then(pl.col(name)) for name in columns})
    words = words_of(draw("school_it", Role.PLANNING, one, **TAB))
    assert "in allen, deren Stand bekannt ist, reichen die ausgestatteten Räume" in words
    assert "In 1 ist der Stand der Räume nicht bekannt" in words


def test_without_any_state_of_the_rooms_nobody_can_tell(draw: Draw, tmp_path: Path):
    home = built(
        tmp_path, **dict.fromkeys(("equipped_rooms", "equipped_short", "rooms_short"), pl.lit(None, pl.Int64))
    )
    words = words_of(draw("school_it", Role.PLANNING, home, **TAB))
    assert "Ob dann ausgestattete Räume fehlen, ist nicht bekannt" in words
    assert "In 2 Stadtbezirken ist nicht bekannt, ob die Klassenräume reichen" in words
    assert common.SIGNS[common.UNKNOWN_SIGN] in words


def test_hidden_children_are_said_to_be_hidden(draw: Draw, tmp_path: Path):
    is_small = pl.col("grade_1_expected").is_between(1, 4)
    hidden = ("grade_1_expected", "low_80", "high_80", "claim_children")
    home = built(
        tmp_path,
        **{name: pl.when(~is_small).then(pl.col(name)) for name in hidden}, is_suppressed=is_small,
    )  # fmt: skip
    words = words_of(draw("school_it", Role.COUNCIL, home, **TAB, stadtbezirk="Eving"))
    assert "im Stadtbezirk Eving in die Schule kommen, ist zum Schutz einzelner Kinder verdeckt" in words
    assert common.SIGNS[common.SUPPRESSED_SIGN] in words
    assert not re.search(r"\b3 Kinder", words)


def test_without_children_counted_the_tab_says_what_is_missing(draw: Draw, tmp_path: Path):
    """The small city's children are first counted after the state of October 2020."""
    words = words_of(draw("school_it", Role.PLANNING, **TAB, stichtag="31.10.2020"))
    assert "Am 31.10.2020 lässt sich nicht sagen, wer in den nächsten Jahren in die Schule kommt" in words
    only_now = small_release.planning()["fct_school_entry"].filter(~pl.col("is_projected"))
    home = small_release.build(Home.at(tmp_path), given={"fct_school_entry": only_now})
    assert "lässt sich nicht sagen" in words_of(draw("school_it", Role.PLANNING, home, **TAB))


def test_the_contracts_stand_beside_who_starts_school_where_they_are_known(draw: Draw, tmp_path: Path):
    """The placement year 2026/27 is known on 15 March 2026, and to planners alone."""
    leaving = small_release.planning()["fct_placement_year"].filter(pl.col("day_care_year") == 2026)
    children = leaving["leaving_for_school"].sum()
    words = words_of(draw("school_it", Role.PLANNING, **TAB))
    assert re.search(
        rf"verlassen ({children} Kinder|kein Kind|1 Kind) mit Platz in einer Kita in Dortmund", words
    )
    assert "mit Platz in einer Kita" not in words_of(draw("school_it", Role.COUNCIL, **TAB))
