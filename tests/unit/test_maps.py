"""The map's fixed classes and its outlines: breaks, legends, projection, holes, borders, and the ranking beside it."""

from __future__ import annotations

import itertools
import json
import math

import polars as pl
import pytest

from dashboard.figures import outlines, palette, ranking, shape_map
from dashboard.figures.classes import classes_of, scale_of
from dashboard.texts import demand_map as texts
from dashboard.texts import words
from tests.shapes import in_two_parts, polygon, with_hole
from warehouse.contracts.shapes import Ring

SQUARE: Ring = [(0, 0), (0, 4), (4, 4), (4, 0), (0, 0)]  # clockwise
INNER: Ring = [(1, 1), (1, 3), (3, 3), (3, 1), (1, 1)]
CRESCENT: Ring = [(0, 0), (6, 0), (6, 1), (1, 1), (1, 5), (6, 5), (6, 6), (0, 6), (0, 0)]


def geojson(*parts: list[Ring]) -> str:
    return json.dumps({"type": "MultiPolygon", "coordinates": parts})


def names(scale) -> list[str]:
    return [label.replace("\N{NO-BREAK SPACE}", " ") for label in texts.class_labels(scale)]


def area(ring: Ring) -> float:
    return sum(x * b - a * y for (x, y), (a, b) in itertools.pairwise(ring)) / 2


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (None, None), (0.0, "0"), (0.49, "0"), (0.5, "1 bis 10"), (10.49, "1 bis 10"), (10.5, "11 bis 25"),
        (25.4, "11 bis 25"), (26.0, "26 bis 50"), (50.0, "26 bis 50"), (51.0, "51 bis 100"), (100.0, "51 bis 100"),
        (100.5, "über 100"), (9999.0, "über 100"),
    ],
)  # fmt: skip
def test_places_fall_into_the_class_in_which_they_stand_as_shown(value: float | None, name: str | None):
    scale = scale_of("shortage", "district", "under_three")
    place = scale.place(value)
    assert (None if place is None else names(scale)[place]) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [(-50.6, "unter −50"), (-50.0, "−50 bis −26"), (-25.0, "−25 bis −11"), (-1.0, "−10 bis −1"), (-0.4, "0"), (0.4, "0"),
     (1.0, "+1 bis +10"), (50.0, "+26 bis +50"), (51.0, "über +50")],
)  # fmt: skip
def test_a_balance_has_the_same_steps_either_way(value: float, name: str):
    scale = scale_of("balance", "district", "three_to_school")
    place = scale.place(value)
    assert place is not None
    assert names(scale)[place] == name


@pytest.mark.parametrize(
    ("value", "name"),
    [(0.2494, "unter 25 %"), (0.25, "25 bis unter 35 %"), (0.4999, "50 bis unter 60 %"), (0.4994, "41 bis unter 50 %"),
     (0.6, "ab 60 %"), (2.0, "ab 60 %")],
)  # fmt: skip
def test_a_rate_reaches_a_target_when_it_is_shown_as_reaching_it(value: float, name: str):
    scale = scale_of("place_rate", "district", "under_three")
    place = scale.place(value)
    assert place is not None
    assert names(scale)[place] == name


def test_one_value_has_one_class_whatever_else_the_year_holds():
    """Thirty places in a year of small shortages and in one of great ones: the same label but for the count."""
    scale = scale_of("shortage", "district", "under_three")
    labels = texts.class_labels(scale)
    for year in ([30.0, 1.0, 0.0], [30.0, 900.0, 450.0, None]):
        found = classes_of(scale, year, labels, "ohne Zahl")
        (mine,) = (each for each in found if 0 in each.members)
        assert mine.label.startswith("26 bis 50 ")
        assert mine.colour == palette.SHORT_TO_OVER[2]
        assert sum(len(each.members) for each in found) == len(year)


@pytest.mark.parametrize("measure", ["shortage", "surplus", "balance", "place_rate"])
@pytest.mark.parametrize("level", ["district", "borough"])
def test_each_class_has_a_name_and_a_colour_of_its_own(measure: str, level: str):
    scale = scale_of(measure, level, "three_to_school")
    assert len(set(texts.class_labels(scale))) == len(set(scale.colours)) == len(scale.bounds) + 1
    assert list(scale.bounds) == sorted(scale.bounds)


def test_longitudes_shrink_by_the_cosine_of_the_middle_latitude():
    ring: Ring = [(10, 40), (12, 40), (12, 80), (10, 40)]
    (found,) = outlines.rings_of(outlines.projected({"a": [geojson([ring])]})["a"])
    assert sorted({round(x, 9) for x, _ in found}) == [5, 6]
    assert {y for _, y in found} == {40, 80}


@pytest.mark.parametrize("hole", [INNER, INNER[::-1]])
def test_a_hole_runs_against_its_outline_however_it_was_delivered(hole: Ring):
    """Browsers fill by the winding: a hole that ran the same way would be painted over."""
    (outline, inside), *_ = outlines.projected({"a": [geojson([SQUARE, hole])]})["a"]
    assert area(outline) > 0 > area(inside)


@pytest.mark.parametrize(
    ("parts", "inside"),
    [
        ([[SQUARE]], (2, 2)),
        ([[SQUARE, INNER]], (3.5, 2)),  # beside the hole; both sides are as wide
        ([[CRESCENT]], (0.5, 3)),
        ([[SQUARE], [[(0, 20), (1, 20), (1, 21), (0, 20)]]], None),
    ],
)
def test_the_mark_of_an_area_stands_in_it(parts: list[list[Ring]], inside: tuple[float, float] | None):
    x, y = outlines.point_inside(parts)
    if inside:
        assert (x, y) == (pytest.approx(inside[0]), pytest.approx(inside[1]))
    else:
        assert 0 < x < 4
        assert 0 < y < 4


def test_borders_part_groups_and_not_their_members():
    """Two squares side by side in one group: six edges around, none between; apart, four around each."""
    right = [(x + 4, y) for x, y in SQUARE]
    together = outlines.borders({"one": [[[SQUARE]], [[right]]]})
    apart = outlines.borders({"one": [[[SQUARE]]], "two": [[[right]]]})
    assert (together["x"].count(None), apart["x"].count(None)) == (6, 8)


def test_heavy_outlines_are_thinned_without_opening_gaps():
    """Two halves of a disc whose border bends in ten thousand points: they still share every point of it."""
    border = [(7 + 0.01 * math.sin(n / 50), 51 + n / 20_000) for n in range(20_000)]
    halves = {
        "west": [[(6.5, 51.0), *border, (6.5, 52.0), (6.5, 51.0)]],
        "east": [[(7.5, 51.0), *border, (7.5, 52.0), (7.5, 51.0)]],
    }
    found = outlines.projected({name: [geojson(rings)] for name, rings in halves.items()})
    west, east = (set(outlines.rings_of(found[name])[0]) for name in halves)
    assert len(west) < 5_000
    assert len(west & east) >= len(west) - 2


def test_the_map_of_outlines_fills_classes_leaves_holes_open_and_can_be_clicked():
    areas = pl.DataFrame(
        {
            "area_id": ["04", "05", "11"],
            "name": ["Hafen", "Nordmarkt", "Brechten"],
            "borough_id": ["B02", "B02", "B04"],
        }
    )
    shapes = {
        "04": [json.dumps(with_hole(0, 0))],
        "05": [json.dumps(polygon(1, 0))],
        "11": [json.dumps(in_two_parts(0, 1))],
    }
    scale = scale_of("shortage", "district", "under_three")
    found = classes_of(scale, [30.0, 30.0, None], texts.class_labels(scale), "ohne Zahl")
    figure = shape_map.of_classes(areas, shapes, found, ["30", "30", "•"], ["a", "b", "c"], {"04"})
    filled = {
        trace.name: list(trace.x).count(None)
        for trace in figure.data
        if trace.fill == "toself" and trace.x[0] is not None
    }
    assert filled == {"26 bis 50 (2)": 2 + 1, "ohne Zahl (1)": 2}
    marks = [
        mark
        for trace in figure.data
        if trace.customdata
        for mark in zip(trace.customdata, trace.text, strict=True)
    ]
    assert marks == [("Hafen", "30"), ("Nordmarkt", "30"), ("Brechten", "•")]
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert figure.layout.yaxis.scaleanchor == "x"


def test_a_ranking_says_what_its_lines_are_and_keeps_its_order():
    scale = scale_of("shortage", "district", "under_three")
    found = classes_of(scale, [30.0, 10.0, None], texts.class_labels(scale), "ohne Zahl")
    figure = ranking.of_classes(
        ["Hafen", "Nordmarkt", "Brechten"], [30.0, 10.0, None], found, ["30", "10", "•"], {"Mittel": 8.0},
        span=(0, 60), chosen={"Nordmarkt"}, has_legend=False,
    )  # fmt: skip
    assert list(figure.layout.yaxis.categoryarray) == ["Hafen", "Nordmarkt", "Brechten"]
    assert figure.layout.yaxis.ticktext[1].startswith("<b>Nordmarkt</b>")
    assert "•" in figure.layout.yaxis.ticktext[2]
    assert [trace.name for trace in figure.data if trace.type == "scatter"] == ["Mittel"]
    assert figure.layout.shapes[0].x0 == 8.0
    assert figure.layout.xaxis.range[0] == 0
    assert figure.layout.xaxis.range[1] > 60


def test_a_count_is_held_against_the_mean_and_a_rate_against_city_and_target():
    city = {"shortage": 40.0, "place_rate": 0.464, "target_rate": 0.5}
    lines = texts.references("shortage", city, 5, words.DISTRICT)
    assert lines == {"Mittel je Bezirk in Dortmund: 8,0": 8.0}
    rates = texts.references("place_rate", city, 5, words.DISTRICT)
    assert [name.replace("\N{NO-BREAK SPACE}", " ") for name in rates] == ["Dortmund: 46,4 %", "Ziel: 50,0 %"]
    assert texts.references("shortage", {**city, "shortage": None}, 5, words.DISTRICT) == {}
