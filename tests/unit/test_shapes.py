"""Outlines of districts: what of a GeoJSON is accepted, and the sentence for what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.shapes import collection, feature, in_two_parts, of_districts, polygon, with_hole
from tests.unit.deliveries import write
from warehouse.contracts.shapes import geojson_records, polygons_of, rings_of
from warehouse.reading import delivery
from warehouse.reading.delivery import Reading, read_file

LINE = {"type": "LineString", "coordinates": [[7.4, 51.5], [7.5, 51.6]]}
METRES = {
    "type": "Polygon",
    "coordinates": [[[393000, 5708000], [394000, 5708000], [394000, 5709000], [393000, 5708000]]],
}
SWAPPED = {"type": "Polygon", "coordinates": [[[51.5, 7.4], [51.5, 7.5], [51.6, 7.5], [51.5, 7.4]]]}
OPEN = {"type": "Polygon", "coordinates": [[[7.4, 51.5], [7.5, 51.5], [7.5, 51.6], [7.4, 51.6]]]}
TWO_CORNERS = {"type": "Polygon", "coordinates": [[[7.4, 51.5], [7.5, 51.5], [7.4, 51.5]]]}  # fmt: skip


def read(folder: Path, text: str, name: str = "gebietsgrenzen_2025-12-31.geojson") -> Reading:
    """Read one file and hold the conservation law against it."""
    (reading,) = read_file(write(folder, name, text))
    assert reading.records == reading.accepted + reading.rejected + reading.skipped
    return reading


def test_districts_are_read_with_their_key_their_name_and_all_their_parts(tmp_path: Path) -> None:
    places = [("04", "Hafen", 4, 3), ("5", "Nordmarkt", 5, 3), ("06", "Borsigplatz", 6, 3)]
    reading = read(tmp_path, of_districts(places))
    assert (reading.contract, reading.format, reading.accepted) == ("area_shapes", "geojson", 3)
    assert (reading.reference_date, reading.sender) == (date(2025, 12, 31), "stadt")
    assert reading.rows is not None
    assert reading.rows["area_id"].to_list() == ["04", "05", "06"]
    assert reading.rows["name"].to_list() == ["Hafen", "Nordmarkt", "Borsigplatz"]
    parts = [[len(rings) for rings in polygons_of(text) or []] for text in reading.rows["geometry"]]
    assert parts == [[2], [1], [1, 1]]


def test_a_json_suffix_is_as_good_and_order_does_not_matter(tmp_path: Path) -> None:
    reading = read(tmp_path, of_districts([("04", "Hafen", 4, 3)]), "bezirke_2025-12-31.json")
    assert (reading.contract, reading.accepted) == ("area_shapes", 1)


@pytest.mark.parametrize(
    ("geometry", "rule", "words"),
    [
        (LINE, "geometry_is_a_polygon", "keine Fläche"),
        ({"type": "Polygon", "coordinates": []}, "geometry_is_a_polygon", "Polygon oder MultiPolygon"),
        ({"type": "Polygon", "coordinates": [[["a", "b"]]]}, "geometry_is_a_polygon", "keine Fläche"),
        (METRES, "geometry_is_in_degrees", "EPSG:4326"),
        (SWAPPED, "longitude_comes_first", "vertauscht"),
        (OPEN, "rings_are_closed", "nicht geschlossen"),
        (TWO_CORNERS, "rings_are_closed", "vier Punkte"),
        (None, "nullability", "Der Wert fehlt"),
    ],
)
def test_a_broken_outline_is_rejected_alone_and_says_why(
    geometry: dict[str, Any] | None, rule: str, words: str, tmp_path: Path
) -> None:
    good = feature("05", "Nordmarkt", polygon(5, 3))
    reading = read(tmp_path, collection(feature("04", "Hafen", geometry), good))
    assert (reading.accepted, reading.rejected) == (1, 1)
    assert reading.rejections["rule"].to_list() == [rule]
    assert words in reading.rejections["message"][0]
    assert reading.rejections["line"].to_list() == [1]


def test_a_district_delivered_twice_keeps_its_first_outline(tmp_path: Path) -> None:
    twice = [feature("04", "Hafen", polygon(4, 3)), feature("4", "Hafen", with_hole(4, 3))]
    reading = read(tmp_path, collection(*twice))
    assert reading.rejections["rule"].to_list() == ["duplicate_key"]
    assert reading.rows is not None
    assert len(rings_of(reading.rows["geometry"][0]) or []) == 1


def test_outlines_without_a_key_are_refused_whole(tmp_path: Path) -> None:
    nameless = {"type": "Feature", "properties": {"farbe": "rot"}, "geometry": polygon(4, 3)}
    reading = read(tmp_path, collection(nameless))
    assert reading.is_refused
    assert "„Gebietsgrenzen“ fehlt die Spalte „Bezirk“" in reading.findings[0].message


@pytest.mark.parametrize(
    "properties",
    [
        {"Bezirk": "Hafen", "Nummer": 4},
        {"Stat. Bezirk": "04", "Bezeichnung": "Hafen"},
        {"NR": 4.0, "NAME": "Hafen", "id": "way/17"},
        {"schluessel": "04", "Name": "Hafen", "Nummer": None},
    ],
)
def test_the_key_is_found_under_the_names_it_goes_by(properties: dict[str, object]) -> None:
    document = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": properties, "geometry": in_two_parts(4, 3)}],
    }
    (record,) = geojson_records(document)
    assert str(record["Bezirk"]) in ("4", "04")
    assert record["Name"] == "Hafen"


def test_a_key_at_the_feature_itself_serves_too() -> None:
    document = {"type": "FeatureCollection", "features": [{"id": 12, "properties": None, "geometry": None}]}
    assert geojson_records(document) == [{"Bezirk": 12, "geometry": None}]


def test_a_document_too_large_to_be_held_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "MOST_BYTES_OF_JSON", 10)
    reading = read(tmp_path, of_districts([("04", "Hafen", 4, 3)]))
    assert [finding.rule for finding in reading.findings] == ["json_too_large"]


def test_a_document_of_another_kind_is_no_contracts(tmp_path: Path) -> None:
    for text in (
        '{"type": "FeatureCollection", "features": null}',
        '{"type": "Topology", "features": []}',
        "[1]",
    ):
        assert read(tmp_path, text).findings[0].rule == "no_contract"
