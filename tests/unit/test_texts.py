"""Sentences that pages compute: right in number, and right where a number is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.texts import (
    common,
    deliveries,
    demand,
    double_places,
    filters,
    overview,
    placement,
    review,
    school_it,
    unserved,
    unserved_list,
    words,
)

Row = dict[str, Any]
GOAL = date(2021, 12, 31)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


def demand_row(**changed: Any) -> Row:
    return {
        "name": "Hafen", "borough_name": "Innenstadt-Nord", "level": "district", "age_group": "under_three",
        "reference_date": date(2026, 3, 15), "day_care_year": 2025, "children": 200, "available_places": 70,
        "place_rate": 0.35, "target_rate": 0.5, "demand": 100.0, "shortage": 30.0, "surplus": 0.0, "is_suppressed": False,
        "population_date": date(2025, 12, 31), "is_current_year": True, "is_projected": False, "is_estimated": False,
    } | changed  # fmt: skip


def school_row(**changed: Any) -> Row:
    return {
        "track": "broadband", "weighting": "school", "reference_date": date(2020, 10, 31), "reached": 96, "total": 154,
        "share": 96 / 154,
    } | changed  # fmt: skip


@pytest.mark.parametrize(
    ("shortage", "expected"),
    [(0.0, "fehlt in Dortmund kein Platz"), (1.2, "fehlt in Dortmund 1 Platz"), (2.0, "fehlen in Dortmund 2 Plätze"),
     (1234.0, "fehlen in Dortmund 1.234 Plätze")],
)  # fmt: skip
def test_the_headline_counts_places(shortage, expected):
    assert expected in plain(demand.stands(demand_row(shortage=shortage), "in Dortmund"))


def test_the_headline_names_children_in_the_dative():
    assert "1 Platz steht 1 Kind gegenüber" in plain(
        demand.stands(demand_row(children=1, available_places=1), "hier")
    )
    assert "70 Plätze stehen 200 Kindern gegenüber" in plain(demand.stands(demand_row(), "hier"))


def test_a_missing_number_is_called_missing_or_suppressed():
    assert common.NOT_KNOWN in demand.stands(demand_row(available_places=None), "hier")
    assert common.SUPPRESSED in demand.stands(demand_row(children=None, is_suppressed=True), "hier")
    assert demand.change(demand_row(), None) == common.NO_COMPARISON
    assert demand.change(demand_row(), demand_row(place_rate=None)) == common.NO_COMPARISON


def test_what_is_not_counted_is_said():
    assert demand.basis(demand_row()) == ""
    now = demand.basis(demand_row(is_projected=True))
    assert now == "Kinder: erwartet, nach der Zählung vom 31.12.2025."
    ahead = demand.basis(demand_row(is_projected=True, is_current_year=False, is_estimated=True))
    assert "geplante Ausbauten kommen zu ihrem Termin." in ahead
    assert ahead.endswith("nach Zwölfteln geschätzt.")


def test_only_sums_are_called_sums():
    assert "Summe" not in demand.target(demand_row())
    assert "Summe über die Bezirke" in demand.target(demand_row(level="city"))


def test_the_map_is_read_from_its_greatest_shortages():
    rows = [
        demand_row(name=name, shortage=short)
        for name, short in (("A", 9), ("B", 1.0), ("C", 0.2), ("D", None))
    ]
    assert plain(demand.reading(rows, words.DISTRICT)) == (
        "Es fehlen Plätze in 2 von 3 Bezirken, die meisten in A (9 Plätze) und B (1 Platz)."
    )
    assert demand.reading(rows[2:3], words.DISTRICT) == "In keinem Bezirk fehlt ein Platz."


def test_the_trend_says_how_far_the_target_is():
    dates = [demand_row(reference_date=date(2025, 3, 15), place_rate=0.3), demand_row()]
    assert "15,0 Prozentpunkte unter dem Ziel" in plain(demand.trend(dates))
    assert "am Ziel" in demand.trend([dates[0], demand_row(place_rate=0.5)])
    assert demand.trend(dates[:1]) == demand.TOO_FEW_DATES


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "hat hier kein Kind"), (1, "hat hier 1 Kind"), (2, "haben hier 2 Kinder")]
)
def test_children_without_a_place_are_counted(number, expected):
    row = {"age_group": "under_three", "reference_date": date(2026, 3, 15), "unserved": number}
    assert expected in plain(unserved.stands(row, None, "hier"))
    assert "%" not in unserved.stands(row, 0, "hier")


def test_who_waits_long_is_a_part_of_who_waits():
    row = {"unserved": 4, "unserved_over_three_months": 1}
    assert plain(unserved.reading(row)) == "Davon wartet 1 Kind schon länger als drei Monate (25,0 %)."
    assert unserved.reading({"unserved": 0, "unserved_over_three_months": 0}) == ""
    assert unserved.reading({"unserved": None, "unserved_over_three_months": None}) == common.NOT_KNOWN


def test_what_is_to_come_is_said_as_far_as_it_is_known():
    day = "Am 01.08.2026"
    row = {"unserved": 1, "need_date": date(2026, 8, 1)}
    assert plain(unserved.ahead(row, None)[day]) == "Ohne weitere Zusagen wäre dann 1 Kind ohne Platz."
    found = {"unserved": 1, "friction": 0, "true_shortage": 1}
    assert plain(unserved.ahead(row, found)[day]).endswith("ohne Platz, davon 0 vermittelbar und 1 nicht.")
    assert unserved.ahead(row | {"unserved": None}, None) == {day: common.SUPPRESSED}
    assert unserved.ahead(None, None) == {}


def test_a_line_of_one_date_is_no_development():
    rows = [
        {"reference_date": date(year, 3, 15), "on_the_day": number}
        for year, number in ((2024, None), (2025, 1), (2026, 3))
    ]
    assert unserved.trend(rows[:2]).startswith("Eine Entwicklung zeigt sich erst")
    assert plain(unserved.trend(rows)) == (
        "Seit 15.03.2025, als es 1 Kind war: 2 Kinder mehr. Die meisten waren es am 15.03.2026 (3)."
    )


def test_where_most_live_and_most_could_be_placed_is_read_from_the_bars():
    rows: list[Row] = [
        {"name": "Hafen", "unserved": 9, "friction": 2},
        {"name": "Eving", "unserved": 5, "friction": 4},
    ]
    assert (
        unserved.peaks(rows) == "Die meisten leben in Hafen (9); am meisten zu vermitteln wäre in Eving (4)."
    )
    assert (
        unserved.peaks(rows[:1]) == "Die meisten leben in Hafen (9); am meisten zu vermitteln wäre dort (2)."
    )
    assert unserved.peaks([{"name": "Hafen", "unserved": 9}]) == "Die meisten leben in Hafen (9)."
    assert (
        unserved.peaks([{"name": "Hafen", "unserved": 0}]) == "In keinem Stadtbezirk ist ein Kind ohne Platz."
    )
    assert unserved.peaks([{"name": "Hafen", "unserved": None}]) == ""


def placement_row(method: str, placed: int, *wishes: int) -> Row:
    names = (*placement.ORDER, "at_no_wish")
    return {
        "method": method,
        "age_group": "under_three",
        "children": 20,
        "placed": placed,
        "envy_pairs": 0,
        **dict(zip(names, wishes, strict=True)),
    }


@pytest.mark.parametrize(
    ("fair", "most", "children"),
    [
        ((5, 0, 0, 0, 0), (3, 2, 0, 0, 1), 2),  # two fewer first wishes, made up for by second ones
        ((3, 3, 0, 0, 0), (4, 0, 2, 0, 1), 2),  # one first wish more, but two fewer among the first two
        ((2, 2, 0, 0, 0), (2, 2, 0, 0, 1), 0),  # one child more where nobody wished, at no one's cost
        ((0, 0, 0, 4, 0), (0, 0, 0, 1, 4), 3),  # later wishes count as wishes
    ],
)
def test_the_price_is_the_largest_loss_among_the_better_wishes(fair, most, children):
    rows = placement_row("fair", sum(fair), *fair), placement_row("most", sum(most), *most)
    assert placement.less_wanted(*rows) == children
    sentence = plain(placement.price(*rows))
    assert (f"mindestens {children} Kinder einen weniger gewünschten Platz" in sentence) is (children > 0)


def test_a_rule_nobody_worded_is_still_a_sentence():
    row = {"rule": "unheard_of", "runner_up": None, "has_sibling": False, "criteria_points": None}
    assert placement.why_child(row) == placement.RULE_UNKNOWN
    assert "als ein anderes Kind" in placement.why_child(row | {"rule": "points"})
    told = placement.why_child(
        row | {"rule": "most_places", "runner_up": "A1", "has_sibling": True, "criteria_points": 3}
    )
    assert told == (
        "Vorrang hätte A1; so bekommen aber zusammen mehr Kinder einen Platz. Ein Geschwisterkind ist in der Einrichtung. "
        "3 Punkte."
    )


def test_a_district_of_its_boroughs_name_is_named_once():
    assert unserved_list.district("Eving", "Eving") == "Eving"
    assert unserved_list.district("Hafen", "Innenstadt-Nord") == "Hafen (Innenstadt-Nord)"
    assert unserved_list.district(None, None) is None


def test_schools_are_counted_of_their_whole():
    pupil = school_row(weighting="pupil", reached=61_560, total=81_000, share=0.76)
    sentence = plain(school_it.stands(school_row(track="wlan"), pupil, "in Dortmund"))
    assert sentence == (
        "Am 31.10.2020 haben in Dortmund 96 von 154 Schulen WLAN im ganzen Haus, 62,3 %; "
        "dort lernen 61.560 von 81.000 Schülerinnen und Schülern, 76,0 %."
    )
    assert plain(school_it.bar(school_row())) == "<b>Breitband</b><br>96 von 154 Schulen, 62,3 %"


def test_pupils_nobody_counted_are_left_out():
    assert "Schülerinnen" not in school_it.stands(
        school_row(), school_row(weighting="pupil", share=None), "hier"
    )


@pytest.mark.parametrize(
    ("share", "reached", "expected"),
    [(1.0, 154, "wurde erreicht"), (0.5, 77, "wurde verfehlt: Es waren 50,0 %")],
)
def test_a_goal_is_judged_on_its_date(share, reached, expected):
    on_time = school_row(reference_date=date(2021, 12, 31), share=share, reached=reached)
    later = school_row(reference_date=date(2022, 6, 30), share=share, reached=reached)
    assert expected in plain(school_it.curve(GOAL, [on_time, later]))
    assert "wurde" not in school_it.curve(GOAL, [school_row()])
    assert "wurde" not in school_it.curve(None, [on_time, later])


def test_what_is_left_of_a_track():
    assert "fehlt noch 1 Schule" in plain(school_it.curve(None, [school_row(reached=153)]))
    assert "fehlen noch 58 Schulen" in plain(school_it.curve(None, [school_row()]))
    assert school_it.curve(None, [school_row(reached=154, share=1.0)]) == "Alle Schulen sind fertig."


def test_the_overview_says_rates_and_goals():
    assert (
        plain(overview.rate(demand_row()))
        == "Unter drei Jahren: Versorgungsquote 35,0 %, es fehlen 30 Plätze."
    )
    assert overview.schools_target({"broadband": GOAL}) == "Alle Schulen; Breitband bis 31.12.2021."
    assert overview.schools_target({}) == "Alle Schulen."
    assert overview.rate_target([]) == common.NOT_KNOWN


def test_deliveries_with_most_rejected_rows():
    rows = [{"file": "a.csv", "rejected": 2}, {"file": "b.csv", "rejected": 1}]
    assert plain(deliveries.reading(rows)) == "Am meisten wurde in „a.csv“ zurückgewiesen: 2 Zeilen."
    assert (
        plain(deliveries.reading(rows[1:] * 3))
        == "Am meisten wurde in 3 Lieferungen zurückgewiesen, je 1 Zeile."
    )
    assert deliveries.reading([{"file": "a.csv", "rejected": 0}]) == deliveries.NOTHING_REJECTED
    assert deliveries.reading([]) == deliveries.NOTHING_REJECTED


def test_the_banner_names_each_filter():
    chosen = {filters.BOROUGH_KEY: "Hörde", filters.REFERENCE_DATE_KEY: "15.03.2026"}
    assert plain(filters.banner(chosen)) == "Gefiltert nach Stadtbezirk Hörde · Stichtag 15.03.2026"


def test_half_a_tenth_of_a_kilometre_is_rounded_up():
    assert [plain(unserved_list.kilometres(way)) for way in (0.0, 0.44, 1.25, 1.35, 12.04)] == [
        "0,0 km", "0,4 km", "1,3 km", "1,4 km", "12,0 km"]  # fmt: skip


def waiting_row(**changed: Any) -> Row:
    return {
        "reference_date": date(2026, 3, 15), "age_group": "under_three", "account_children": 12400, "children": 11310,
        "inflation": 12400 / 11310, "wishes": 30000,
    } | changed  # fmt: skip


def double_row(**changed: Any) -> Row:
    return {
        "reference_date": date(2026, 3, 15), "age_group": "under_three", "double_places": 27, "with_child_minding": 25,
        "double_offers": 0, "freed_places": 27, "freed_supplementary": 25, "freed_offers": 0, "children_fitting": 1,
        "nearby_km": 2.5,
    } | changed  # fmt: skip


def test_the_length_of_the_list_is_told_with_its_own_date():
    told = plain(
        double_places.stands(waiting_row(), double_row(reference_date=date(2026, 8, 1)), "in Dortmund")
    )
    assert told == (
        "Am 15.03.2026 warten in Dortmund nach den Konten 12.400 Kinder unter drei Jahren; nach dem Abgleich sind es "
        "11.310 Kinder. Die Liste ist um 9,6 % zu lang. Am 01.08.2026 halten in Dortmund 27 Kinder unter drei Jahren "
        "mehr als einen Platz; mehr als ein offenes Angebot hat kein Kind."
    )
    assert plain(double_places.stands(None, double_row(), "hier")).startswith(
        "Am 15.03.2026 halten hier 27 Kinder"
    )
    empty = waiting_row(account_children=0, children=0, inflation=None)
    assert "wartet hier kein Kind unter drei Jahren." in plain(
        double_places.stands(empty, double_row(), "hier")
    )


def test_one_waiting_child_and_an_unknown_number_of_them_are_told_apart():
    one = plain(double_places.reading(double_row(), "im Bezirk Hafen"))
    assert "Im Bezirk Hafen wartet 1 Kind ohne Platz, zu dem mindestens einer" in one
    assert "im Umkreis von 2,5 km" in one
    assert "nicht geliefert" in double_places.reading(double_row(children_fitting=None), "hier")
    nobody = plain(double_places.reading(double_row(double_places=0, freed_places=0), "hier"))
    assert "frei." not in nobody


def test_a_pair_is_addressed_by_its_sources_and_numbers():
    row = {"source_a": "contracts", "record_a": "V9", "source_b": "registrations", "record_b": "A10"}
    assert review.pair_address(row) == "vertrag:V9,anmeldung:A10"
    assert review.pair_name(row) == "Vertrag V9 und Anmeldung A10"


@pytest.mark.parametrize(
    ("chosen", "more", "kept"),
    [(review.NO_REASON, " ", ""), (review.OWN_REASON, "", ""), (review.REASONS[1], "", review.REASONS[1]),
     (review.REASONS[1], " Akte 3 ", f"{review.REASONS[1]}: Akte 3"), (review.OWN_REASON, "Akte 3", "Akte 3")],
)  # fmt: skip
def test_a_reason_is_what_was_chosen_and_what_was_added(chosen: str, more: str, kept: str):
    assert review.reason(chosen, more) == kept
