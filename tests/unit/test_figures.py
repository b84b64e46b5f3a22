"""Figures hold what their frame holds, in German, in colours that every eye can tell apart."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import polars as pl
import pytest

from dashboard.figures import (
    bars,
    classes,
    demand,
    palette,
    placement,
    rollout,
    rollout_dates,
    tile_map,
    unserved,
)

DISTRICTS = pl.DataFrame({
    "area_id": ["04", "05", "11"], "name": ["Hafen", "Nordmarkt", "Brechten"], "borough_id": ["B02", "B02", "B04"],
    "tile_column": [1, 2, 1], "tile_row": [1, 1, 2], "balance": [-30.0, None, 4.0],
})  # fmt: skip
STAGES = {"done": "fertig", "planned": "geplant", "none": "nicht begonnen", "unknown": "unbekannt"}


def specification(figure: go.Figure) -> dict:
    return json.loads(figure.to_json())


def tiles(districts: pl.DataFrame, chosen: frozenset[str] = frozenset()) -> go.Figure:
    """The tile map of the balance, as the page draws it."""
    scale = classes.scale_of("balance", "district", "under_three")
    labels = [str(number) for number in range(len(scale.colours))]
    found = classes.classes_of(scale, districts["balance"].to_list(), labels, "unknown")
    return tile_map.of_classes(districts, found, ["−30", "–", "+4"], ["a", "b", "c"], chosen)


def test_a_tile_stands_where_its_district_lies_in_the_colour_of_its_class():
    drawn = [bar for bar in tiles(DISTRICTS).data if bar.type == "bar" and bar.customdata is not None]
    assert [(bar.name, *bar.customdata, *bar.text) for bar in drawn] == [
        ("1 (1)", "Hafen", "−30"), ("5 (1)", "Brechten", "+4"), ("unknown (1)", "Nordmarkt", "–")]  # fmt: skip
    assert [(bar.x[0], round(bar.base[0])) for bar in drawn] == [(1, 1), (1, 2), (2, 1)]
    assert drawn[0].marker.color == palette.SHORT_TO_OVER[2]


def test_every_class_is_in_the_legend_and_only_what_is_chosen_has_a_frame():
    """Nine classes and the unknown; one line around the boroughs, a second around Hafen alone."""
    named = [trace for trace in tiles(DISTRICTS).data if trace.type == "bar"]
    assert len(named) == 9 + 1
    lines = [trace for trace in tiles(DISTRICTS, frozenset({"04"})).data if trace.type == "scatter"]
    assert [list(line.x).count(None) for line in lines] == [6 + 4, 4]


def test_a_map_without_districts_is_empty_not_broken():
    assert tiles(DISTRICTS.clear()).layout.height > 0


def test_the_rate_runs_towards_its_target():
    dates = pl.DataFrame({
        "reference_date": [date(2025, 3, 15), date(2026, 3, 15)], "day_care_year": [2024, 2025],
        "place_rate": [0.41, None], "target_rate": [0.5, 0.5],
    })  # fmt: skip
    figure = demand.rate_over_time(dates, ("Quote", "Ziel"))
    target, rate = figure.data
    assert target.line.shape == "hv"
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in rate.customdata] == ["41,0 %", "–"]
    assert figure.layout.yaxis.ticktext[1].replace("\N{NO-BREAK SPACE}", " ") == "10 %"


def test_a_bar_of_stages_is_a_whole():
    stages = pl.DataFrame({
        "track": ["wlan"] * 4, "weighting": ["school"] * 4, "stage": ["none", "planned", "done", "unknown"],
        "at_stage": [10, 40, 96, 8], "total": [154] * 4,
    })  # fmt: skip
    figure = rollout.by_stage(stages, ["WLAN"], STAGES)
    assert [trace.name for trace in figure.data] == ["fertig", "geplant", "nicht begonnen", "unbekannt"]
    assert sum(trace.x[0] for trace in figure.data) == pytest.approx(1)
    assert figure.data[-1].marker.pattern.shape == "/"
    assert list(figure.layout.yaxis.ticktext) == ["WLAN"]


def test_a_goal_is_marked_on_its_day():
    dates = pl.DataFrame({
        "reference_date": [date(2020, 10, 31)] * 2, "weighting": ["school", "pupil"], "share": [0.62, 0.76],
    })  # fmt: skip
    names = {"school": "Schulen", "pupil": "Lernende"}
    with_goal = rollout.done_over_time(dates, names, date(2021, 12, 31), "Alle Schulen")
    assert with_goal.data[2].x[0] == date(2021, 12, 31)
    assert len(rollout.done_over_time(dates, names, None, "").data) == 2


def test_a_suppressed_bar_shows_its_sign_and_no_length():
    trace = bars.of_parts(["Eving", "Hörde"], {"Kinder": [None, 12]}, "•").data[0]
    assert (list(trace.x), list(trace.text)) == ([0, 12], ["•", "12"])


def test_every_figure_is_german_and_cannot_be_zoomed_by_accident():
    figure = specification(tiles(DISTRICTS))
    assert figure["layout"]["template"]["layout"]["separators"] == ",."
    assert figure["layout"]["dragmode"] is False
    assert figure["layout"]["template"]["layout"]["xaxis"]["fixedrange"] is True


@pytest.mark.parametrize("ground", [palette.LIGHT, palette.DARK], ids=["light", "dark"])
def test_stages_keep_their_order_in_grey(ground):
    shades = [luminance(colour) for colour in ground["sequential"]]
    steps = [after - before for before, after in pairwise(shades)]
    assert all(step > 0 for step in steps) or all(step < 0 for step in steps)


@pytest.mark.parametrize(
    ("ground", "paper"), [(palette.LIGHT, "#ffffff"), (palette.DARK, "#12191d")], ids=["light", "dark"]
)
def test_lines_stand_out_from_the_ground(ground, paper):
    """WCAG 1.4.11: three to one for what a figure is read by; the quiet grey of rules is not among them."""
    have, want, also, _quiet, mark = ground["categorical"]
    assert all(contrast(colour, paper) >= 3 for colour in (have, want, also, mark))


@pytest.mark.parametrize("ground", [palette.LIGHT, palette.DARK], ids=["light", "dark"])
def test_shortage_and_surplus_differ_for_the_colour_blind(ground):
    """Without red-green vision what is left of a colour is blue against yellow: orange and blue differ in it most."""
    short, over = ground["diverging"][2], ground["diverging"][7]
    assert blueness(over) - blueness(short) > 0.3


def channels(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def blueness(colour: str) -> float:
    red, green, blue = channels(colour)
    return blue - (red + green) / 2


def test_a_hidden_number_leaves_a_gap_in_the_line_and_its_sign_on_the_mark():
    dates = pl.DataFrame({
        "reference_date": [date(2024, 3, 15), date(2025, 3, 15), date(2026, 3, 15)], "on_the_day": [40, None, 30],
        "ahead": [50, 45, 35],
    })  # fmt: skip
    drawn = unserved.over_time(dates, {"on_the_day": "am Stichtag", "ahead": "im August"}, "•")
    assert [(line.name, list(line.y), list(line.customdata)) for line in drawn.data] == [
        ("am Stichtag", [40, None, 30], ["40", "•", "30"]), ("im August", [50, 45, 35], ["50", "45", "35"])]  # fmt: skip
    assert not drawn.data[0].connectgaps
    assert drawn.layout.yaxis.range == (0, 54)
    assert drawn.layout.xaxis.ticktext == ("03/2024", "03/2025", "03/2026")
    assert drawn.data[0].line.dash != drawn.data[1].line.dash


def test_wishes_are_drawn_from_the_best_to_none_and_only_where_there_are_any():
    results = pl.DataFrame({
        "method": ["fair", "most"], "at_wish_1": [6, 4], "at_wish_2": [3, 3], "at_wish_3": [0, 0],
        "at_later_wish": [0, 1], "at_no_wish": [1, 2], "not_placed": [30, 30],
    })  # fmt: skip
    labels = {part: part for part in results.columns[1:]}
    drawn = placement.by_wish(results, {"fair": "gerecht", "most": "größtmöglich"}, labels)
    assert [bar.name for bar in drawn.data] == [
        "at_wish_1",
        "at_wish_2",
        "at_later_wish",
        "at_no_wish",
        "not_placed",
    ]
    assert [sum(bar.x[position] for bar in drawn.data) for position in (0, 1)] == [40, 40]
    assert drawn.data[-1].marker.pattern.shape == "/"


def test_plan_and_actual_end_where_they_are_known_and_a_goal_is_a_line():
    curve = pl.DataFrame({
        "day": [date(2020, 3, 31), date(2020, 4, 30), date(2020, 6, 30)], "total": [4, 4, 4], "reached": [1, 2, None],
        "first_plan": [2, 2, 4], "current_plan": [None, 2, 3],
    })  # fmt: skip
    names = {"reached": "fertig", "first_plan": "erster Plan", "current_plan": "geltender Plan"}
    figure = rollout_dates.plan_and_actual(curve, [(date(2020, 6, 30), 0.5, "Ziel")], names)
    lines = {line.name: line for line in figure.data}
    assert list(lines["fertig"].y) == [0.25, 0.5]
    assert list(lines["geltender Plan"].x) == [date(2020, 4, 30), date(2020, 6, 30)]
    assert lines["fertig"].customdata[1] == "2 von 4"
    assert list(lines["Ziel"].y) == [0, 0.5]


def test_a_range_without_an_end_runs_to_the_edge_and_one_without_a_beginning_is_not_drawn():
    nothing = dict.fromkeys(("low_80", "median", "high_80", "planned_on", "reached_on", "came_on"))
    rows = [
        nothing | {"low_80": date(2027, 1, 1), "median": date(2028, 1, 1), "high_80": date(2029, 1, 1)},
        nothing | {"low_80": date(2027, 1, 1), "came_on": date(2028, 6, 1)},
        nothing | {"reached_on": date(2025, 1, 1)},
    ]
    names = {
        "range": "Spanne",
        "median": "Mitte",
        "planned_on": "Plan",
        "reached_on": "erreicht",
        "came_on": "kam",
    }
    figure = rollout_dates.ranges(rows, ["a", "b", "c"], names, date(2026, 10, 31), "Stichtag")
    marks = {mark.name: mark for mark in figure.data}
    assert list(marks["Spanne"].y) == ["a", "a", None, "b", "b", None]
    assert list(marks["Spanne"].x)[4] == date(2030, 1, 1)
    assert (list(marks["erreicht"].y), list(marks["kam"].y)) == (["c"], ["b"])
    assert "Plan" not in marks
