"""Outlines of districts made by hand: bent squares whose corners neighbours share, one in two parts, one with a hole."""

from __future__ import annotations

import json
import math
from typing import Any

Place = tuple[str, str, int, int]
WEST, NORTH = 7.3, 51.6
WIDTH, HEIGHT = 0.028, 0.018  # about two kilometres either way


def corner(column: float, row: float) -> list[float]:
    """A corner of the grid, moved a little so that no border is straight; the same for all who meet there."""
    bend = 0.18 * math.sin(3 * column + 5 * row), 0.18 * math.cos(4 * column - 2 * row)
    return [
        round(WEST + WIDTH * (column + bend[0]), 6),
        round(NORTH - HEIGHT * (row + bend[1]), 6),
    ]


def ring(column: float, row: float, size: float = 1) -> list[list[float]]:
    """A closed ring around a square of the grid, counterclockwise."""
    steps = ((0, 0), (0, 1), (1, 1), (1, 0), (0, 0))
    return [corner(column + size * across, row + size * down) for across, down in steps]


def feature(key: str, name: str, geometry: dict[str, Any] | None, **more: object) -> dict[str, Any]:
    """A district as open data portals write it."""
    return {
        "type": "Feature",
        "properties": {"OBJECTID": 7, "STATBEZ": key, "Name": name, **more},
        "geometry": geometry,
    }


def polygon(column: int, row: int) -> dict[str, Any]:
    """A square without a hole."""
    return {"type": "Polygon", "coordinates": [ring(column, row)]}


def with_hole(column: int, row: int) -> dict[str, Any]:
    """A square with a hole in its middle, wound like its outline: as many exports do it."""
    return {"type": "Polygon", "coordinates": [ring(column, row), ring(column + 0.3, row + 0.3, 0.4)]}


def in_two_parts(column: int, row: int) -> dict[str, Any]:
    """A square and a small island beside it."""
    return {
        "type": "MultiPolygon",
        "coordinates": [[ring(column, row)], [ring(column + 1.3, row - 0.6, 0.3)]],
    }


def collection(*features: dict[str, Any]) -> str:
    """The features as a file's text."""
    return json.dumps({"type": "FeatureCollection", "name": "bezirke", "features": list(features)})


def of_districts(places: list[Place]) -> str:
    """One feature per district at its tile: the first has a hole, the last an island."""
    kinds = {0: with_hole, len(places) - 1: in_two_parts}
    return collection(
        *(
            feature(key, name, kinds.get(number, polygon)(column, row))
            for number, (key, name, column, row) in enumerate(places)
        )
    )
