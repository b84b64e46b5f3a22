"""Where a school's point lies: by its coordinates, else in its tile or near the middle of its area, always the same."""

from __future__ import annotations

import json
import math

import polars as pl
import pytest

from dashboard.figures import outlines, palette, school_map
from dashboard.figures.school_map import Kind
from dashboard.texts import schools as texts

TILES = pl.DataFrame({
    "district_id": ["04", "05", "06", "11"], "borough_id": ["B02", "B02", "B02", "B04"],
    "tile_column": [1, 2, 3, 5], "tile_row": [1, 1, 1, 7],
})  # fmt: skip
BOROUGHS = {"04": "B02", "05": "B02", "11": "B04"}


def square(left: float, low: float, size: float = 0.02) -> str:
    corners = [(left, low), (left + size, low), (left + size, low + size), (left, low + size), (left, low)]
    return json.dumps({"type": "Polygon", "coordinates": [corners]})


SHAPES = {"04": [square(7.40, 51.50)], "05": [square(7.42, 51.50)], "11": [square(7.50, 51.60)]}


def schools(*rows: tuple[str | None, str | None, float | None, float | None]) -> pl.DataFrame:
    schema = {
        "district_id": pl.String,
        "borough_id": pl.String,
        "longitude": pl.Float64,
        "latitude": pl.Float64,
    }
    labels = pl.Series("label", [f"school {number}" for number in range(len(rows))])
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(labels)


def test_schools_of_a_district_lie_side_by_side_in_its_tile():
    """Five in one tile: three columns, two rows, each within the tile and none on another."""
    five = schools(*[("04", "B02", None, None)] * 5)
    places = school_map.places_on_tiles(TILES, five)
    assert len(set(places)) == 5
    assert all(0.5 < x < 1.5 and 1 < y < 2 for x, y in places)
    assert [round(x, 2) for x, _ in places] == [0.76, 1.0, 1.24, 0.76, 1.0]
    assert school_map.places_on_tiles(TILES, five) == places


def test_a_school_alone_lies_in_the_middle_of_its_tile():
    assert school_map.places_on_tiles(TILES, schools(("11", "B04", None, None))) == [(5.0, 7.5)]


def test_a_school_without_a_district_lies_in_the_middle_tile_of_its_borough():
    """The middle of tiles 1, 2 and 3 is the second; without a borough there is no place."""
    found = school_map.places_on_tiles(TILES, schools((None, "B02", None, None), (None, None, None, None)))
    assert found == [(2.0, 1.5), None]


def test_on_outlines_a_school_stands_at_its_coordinates():
    """Everything on the plane is shrunk alike: the school stays where it was among the districts."""
    (place,) = school_map.places_on_outlines(BOROUGHS, SHAPES, schools(("04", "B02", 7.41, 51.51)))
    shrink = math.cos(math.radians((51.50 + 51.62) / 2))
    assert place == (pytest.approx(7.41 * shrink), 51.51)
    rings = outlines.rings_of(outlines.projected(SHAPES)["04"])
    assert min(x for x, _ in rings[0]) < place[0] < max(x for x, _ in rings[0])


def test_without_coordinates_schools_gather_in_their_district_or_borough():
    rows = schools(("11", "B04", None, None), ("11", "B04", None, None), (None, "B02", None, None),
                   ("99", "B02", None, 51.5), (None, None, None, None))  # fmt: skip
    first, second, third, fourth, nowhere = school_map.places_on_outlines(BOROUGHS, SHAPES, rows)
    assert nowhere is None
    assert len({first, second, third, fourth}) == 4
    plane = outlines.projected(SHAPES)
    for place, districts in ((first, "11"), (second, "11"), (third, "04 05"), (fourth, "04 05")):
        xs = [x for key in districts.split() for ring in outlines.rings_of(plane[key]) for x, _ in ring]
        ys = [y for key in districts.split() for ring in outlines.rings_of(plane[key]) for _, y in ring]
        assert min(xs) < place[0] < max(xs)
        assert min(ys) < place[1] < max(ys)


@pytest.mark.parametrize("is_shaped", [False, True])
def test_every_class_has_its_own_sign_and_colour_and_every_school_one_mark(is_shaped: bool):
    rows = schools(*[("04", "B02", None, None)] * 6, (None, None, None, None))
    kinds = [Kind(state, texts.map_label(state, 1), (number,)) for number, state in enumerate(texts.STATE)]
    kinds[-1] = Kind("unknown", texts.map_label("unknown", 2), (5, 6))
    hover = [f"<b>{number}</b>" for number in range(7)]
    chart = (
        school_map.on_outlines(BOROUGHS, SHAPES, rows, kinds, hover)
        if is_shaped
        else school_map.on_tiles(TILES, rows, kinds, hover)
    )
    marks = [trace for trace in chart.data if trace.customdata is not None]
    assert [trace.name for trace in marks] == [
        "fertig (1)", "in Arbeit (1)", "geplant oder beauftragt (1)", "nicht begonnen (1)", "ausgesetzt (1)",
        "unbekannt (2)",
    ]  # fmt: skip
    assert len({trace.marker.symbol for trace in marks}) == len(marks)
    assert [label for trace in marks for label in trace.customdata] == [
        f"school {number}" for number in range(6)
    ]
    assert [words for trace in marks for words in trace.hovertext] == hover[:6]
    (sign,) = [trace for trace in chart.data if trace.type == "scatter" and trace.mode == "text"]
    assert list(sign.text) == ["?"]
    assert {trace.hoverinfo for trace in chart.data if trace.customdata is None} == {"skip"}


def test_the_states_of_map_and_heat_table_are_the_same_and_have_words():
    assert list(school_map.SYMBOLS) == list(texts.STATE) == list(texts.SIGN)
    assert set(texts.STATE_OF.values()) == set(texts.STATE)
    assert school_map.SYMBOLS["on_hold"][1] == palette.WANT
    assert texts.SIGN["unknown"] == school_map.UNKNOWN_SIGN


def row(state: str, borough: str | None) -> dict[str, str | None]:
    return {"state": state, "borough_name": borough}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row("done", "Hörde")] * 3, "WLAN: fertig an allen 3 Schulen."),
        ([row("done", "Hörde"), row("unknown", "Hörde")], "WLAN: noch nicht fertig an 1 von 2 Schulen."),
        (
            [row("none", "Hörde"), row("none", "Hörde"), row("on_hold", "Eving"), row("planned", "Eving"), row("none", "Hombruch")],
            "WLAN: noch nicht fertig an 5 von 5 Schulen, am häufigsten in Hörde und Eving (je 2).",
        ),
        (
            [row("none", None), row("none", None)],
            "WLAN: noch nicht fertig an 2 von 2 Schulen.",
        ),
    ],
)  # fmt: skip
def test_the_map_is_read_in_a_sentence(rows: list[dict[str, str | None]], said: str):
    assert texts.map_reading("wlan", rows) == said
