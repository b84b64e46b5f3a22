"""Figures hold what their frame holds, in German, in colours that every eye can tell apart."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import polars as pl
import pytest

from dashboard.figures import bars, demand, palette, rollout, tile_map

DISTRICTS = pl.DataFrame({
    "name": ["Hafen", "Nordmarkt", "Brechten"], "borough_id": ["B02", "B02", "B04"],
    "tile_column": [1, 2, 1], "tile_row": [1, 1, 2], "balance": [-30.0, None, 4.0],
})  # fmt: skip
STAGES = {"done": "fertig", "planned": "geplant", "none": "nicht begonnen", "unknown": "unbekannt"}


def specification(figure: go.Figure) -> dict:
    return json.loads(figure.to_json())


def test_a_tile_stands_where_its_district_lies():
    tiles = tile_map.of_balance(DISTRICTS, ["a", "b", "c"], "Hafen").data[0]
    assert list(tiles.text) == ["−30", "–", "+4"]
    assert list(tiles.customdata) == ["Hafen", "Nordmarkt", "Brechten"]
    assert list(tiles.x) == [1, 2, 1]
    assert [round(base) for base in tiles.base] == [1, 1, 2]
    assert list(tiles.marker.line.width) == [3, 0, 0]


def test_shortage_and_surplus_are_as_far_from_the_middle():
    marker = tile_map.of_balance(DISTRICTS, ["a", "b", "c"]).data[0].marker
    assert (marker.cmin, marker.cmax) == (-30, 30)


def test_lines_part_boroughs_and_not_districts():
    """Hafen and Nordmarkt are one borough: six sides around both, four around Brechten."""
    lines = tile_map.of_balance(DISTRICTS, ["a", "b", "c"]).data[1]
    assert list(lines.x).count(None) == 6 + 4


def test_a_map_without_districts_is_empty_not_broken():
    assert tile_map.of_balance(DISTRICTS.clear(), []).layout.height > 0


def test_shortage_goes_left_and_surplus_right():
    areas = pl.DataFrame({"name": ["Eving"], "shortage": [12.0], "surplus": [3.0]})
    left, right = demand.by_area(areas, ("Fehlbedarf", "Überhang")).data
    assert (list(left.x), list(left.text)) == ([-12.0], ["12"])
    assert (list(right.x), list(right.text)) == ([3.0], ["3"])


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
    figure = specification(tile_map.of_balance(DISTRICTS, ["a", "b", "c"]))
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
