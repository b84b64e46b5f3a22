"""Area shapes (Gebietsgrenzen): the outline of one district, from a GeoJSON FeatureCollection.

RFC 7946: a Polygon is a list of rings, the first its outline, the others holes; a MultiPolygon is a list of
Polygons; a position is longitude before latitude, in degrees (WGS 84, EPSG:4326).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import dataframely as dy
import polars as pl

from warehouse.contracts.model import Contract, Delivered, Format, area, text

Position = tuple[float, float]
Ring = list[Position]

KEY, NAME, GEOMETRY = "Bezirk", "Name", "geometry"
# The names properties go by, without case and marks, the most telling first: a bare id often only counts features.
KEY_NAMES = (
    "statbezirk", "statbez", "statbeznr", "statistischerbezirk", "statistischerbezirknr", "bezirk", "bezirksnummer",
    "bezirknr", "schluessel", "schlüssel", "gebiet", "areaid", "nummer", "nr", "id",
)  # fmt: skip
NAME_NAMES = (
    "name", "bezeichnung", "bezirksname", "bezirkname", "statbezname", "statbezirkname", "statistischerbezirkname",
    "gebietsname", "bezirk", "statbezirk",
)  # fmt: skip
CODE = re.compile(r"[0-9]{1,6}")
FEWEST_POSITIONS = 4  # of a ring: three corners and the first again
MOST_LONGITUDE, MOST_LATITUDE = 180, 90


class AreaShape(Delivered):
    """The outline of a district as one Polygon or MultiPolygon."""

    area_id = area(KEY)
    name = text(NAME, nullable=True)
    geometry = text(GEOMETRY)

    @dy.rule()
    def geometry_is_a_polygon(cls) -> pl.Expr:
        """A point or a line has no area to colour."""
        return _each("geometry", lambda rings: rings is not None)

    @dy.rule()
    def geometry_is_in_degrees(cls) -> pl.Expr:
        """Metres of a national grid (UTM, Gauß-Krüger) would be drawn as if they were degrees."""
        return _each("geometry", lambda rings: rings is None or _all(rings, _is_in_degrees))

    @dy.rule()
    def longitude_comes_first(cls) -> pl.Expr:
        """In Germany every longitude (6 to 15) is below every latitude (47 to 55), so swapped axes can be told."""
        return _each(
            "geometry",
            lambda rings: (
                rings is None
                or not _all(rings, _is_in_degrees)
                or _all(rings, lambda position: position[0] < position[1])
            ),
        )

    @dy.rule()
    def rings_are_closed(cls) -> pl.Expr:
        """A ring ends where it begins; otherwise points of it were lost on the way."""
        return _each("geometry", lambda rings: rings is None or all(map(_is_closed, rings)))


def geojson_records(document: Any) -> list[dict[str, Any]]:
    """Return one record per feature: its key, its name and its geometry.

    Raises:
        KeyError, TypeError, AttributeError: the document is no FeatureCollection.
    """
    features = document["features"]
    if document["type"] != "FeatureCollection":
        raise TypeError(document["type"])
    found = [
        {"id": feature.get("id")}
        | {_bare(name): value for name, value in (feature.get("properties") or {}).items()}
        for feature in features
    ]
    key = _key_of(found)
    name = next((name for name in NAME_NAMES if name != key and _has(found, name)), None)
    return [
        ({KEY: _whole(properties.get(key))} if key else {})
        | ({NAME: properties.get(name)} if name else {})
        | {GEOMETRY: feature.get("geometry")}
        for properties, feature in zip(found, features, strict=True)
    ]


@lru_cache(maxsize=512)
def rings_of(geometry: str) -> list[Ring] | None:
    """Return all rings of a Polygon or MultiPolygon, holes and parts alike; nothing for what is neither."""
    parts = polygons_of(geometry)
    return None if parts is None else [ring for rings in parts for ring in rings]


def polygons_of(geometry: str) -> list[list[Ring]] | None:
    """Return the parts of a Polygon or MultiPolygon, each its outline and its holes; nothing for what is neither."""
    try:
        shape = json.loads(geometry)
        parts = {"Polygon": lambda: [shape["coordinates"]], "MultiPolygon": lambda: shape["coordinates"]}[
            shape["type"]
        ]()
        found = [[[(float(x), float(y)) for x, y, *_ in ring] for ring in rings] for rings in parts]
    except (ValueError, KeyError, TypeError):
        return None
    return found if found and all(rings and all(rings) for rings in found) else None


def _each(column: str, is_fit: Callable[[list[Ring] | None], bool]) -> pl.Expr:
    """Whether the rings of each geometry fit; one that is missing is another rule's business."""
    return pl.col(column).map_elements(lambda geometry: is_fit(rings_of(geometry)), return_dtype=pl.Boolean)


def _all(rings: list[Ring], is_fit: Callable[[Position], bool]) -> bool:
    return all(is_fit(position) for ring in rings for position in ring)


def _is_in_degrees(position: Position) -> bool:
    return abs(position[0]) <= MOST_LONGITUDE and abs(position[1]) <= MOST_LATITUDE


def _is_closed(ring: Ring) -> bool:
    return len(ring) >= FEWEST_POSITIONS and ring[0] == ring[-1]


def _key_of(found: list[dict[str, Any]]) -> str | None:
    """The property that holds the key: the first by name whose values are codes, else the first there is."""
    there = [name for name in KEY_NAMES if _has(found, name)]
    codes = (name for name in there if all(_is_code(properties.get(name)) for properties in found))
    return next(codes, next(iter(there), None))


def _is_code(value: Any) -> bool:
    return value is None or CODE.fullmatch(str(_whole(value))) is not None


def _has(found: list[dict[str, Any]], name: str) -> bool:
    return any(properties.get(name) is not None for properties in found)


def _bare(name: str) -> str:
    return re.sub(r"[^a-zäöüß0-9]+", "", name.casefold())


def _whole(value: Any) -> Any:
    """A code that a program wrote as ``5.0`` is 5."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


AREA_SHAPES = Contract(
    key="area_shapes",
    title="Gebietsgrenzen",
    row=AreaShape,
    primary_key=("area_id",),
    file_words=(
        "gebietsgrenzen", "grenzen", "bezirke", "bezirksgrenzen", "statistische", "bezirk", "geojson", "shapes",
    ),
    formats=(
        Format(
            "geojson",
            json_records=geojson_records,
            headers={"area_id": (KEY,), "name": (NAME,), "geometry": (GEOMETRY,)},
        ),
    ),
)  # fmt: skip
