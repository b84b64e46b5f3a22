"""Outlines on a plane: projected, wound, thinned, with a point inside each and the borders between groups.

The equidistant cylindrical projection (Snyder 1987, Map Projections, USGS Professional Paper 1395, pp. 90-91):
x = longitude · cos(standard parallel), y = latitude. Over a city it is true to scale within a few metres.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping

from warehouse.contracts.shapes import Position, Ring, polygons_of

MOST_POSITIONS = 20_000  # more would take the browser longer than a map may
GRID = 1_000  # cells along the longer side; a cell is finer than a dot on the screen

Polygons = list[list[Ring]]
Line = dict[str, list[float | None]]


def projected(geometries: Mapping[str, Iterable[str]]) -> dict[str, Polygons]:
    """Return the polygons of each area on the plane, outlines wound one way and holes the other.

    Where there are more positions than a page can draw, all are moved to one grid and those that fall together are
    dropped: neighbours keep a common border, as simplifying line by line would not let them.
    """
    found = _read(geometries)
    positions = _positions(found)
    if not positions:
        return found
    shrink = _shrink(positions)
    cell = _cell(positions, shrink) if len(positions) > MOST_POSITIONS else 0.0
    return {
        area: [
            [_wound(_on_plane(ring, shrink, cell), is_hole=number > 0) for number, ring in enumerate(rings)]
            for rings in polygons
        ]
        for area, polygons in found.items()
    }


def on_plane(places: Iterable[Position], geometries: Mapping[str, Iterable[str]]) -> list[Position]:
    """Return places, longitude before latitude, on the plane that these geometries are projected to."""
    positions = _positions(_read(geometries))
    shrink = _shrink(positions) if positions else 1.0
    return [(longitude * shrink, latitude) for longitude, latitude in places]


def rings_of(polygons: Polygons) -> list[Ring]:
    """Return all rings of an area."""
    return [ring for rings in polygons for ring in rings]


def line(rings: Iterable[Ring]) -> Line:
    """Return rings as one broken line, as Plotly draws them; filled, a hole stays open."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in rings:
        xs += [*(x for x, _ in ring), None]
        ys += [*(y for _, y in ring), None]
    return {"x": xs, "y": ys}


def point_inside(polygons: Polygons) -> Position:
    """Return the middle of the widest stretch of an area at the height of its centre of gravity.

    The centre itself may lie outside: in a hole, or beside a crescent; where it lies between two parts at whose
    height there is nothing, the larger part counts alone.
    """
    largest = max(polygons, key=lambda rings: abs(_area(rings[0])))
    for rings in (rings_of(polygons), largest):
        _, height = _centre(rings)
        crossings = sorted(x for ring in rings for x in _crossings(ring, height))
        pairs = zip(crossings[::2], crossings[1::2], strict=False)
        stretches = [(end - start, (start + end) / 2) for start, end in pairs]
        if stretches:
            return max(stretches)[1], height
    return largest[0][0]


def borders(groups: Mapping[str, Iterable[Polygons]]) -> Line:
    """Return the lines around each group: those edges of its areas that no two of them share."""
    edges: list[Ring] = []
    for areas in groups.values():
        own = [edge for polygons in areas for ring in rings_of(polygons) for edge in itertools.pairwise(ring)]
        times = Counter(frozenset(edge) for edge in own)
        edges += [list(edge) for edge in own if times[frozenset(edge)] == 1]
    return line(edges)


def _read(geometries: Mapping[str, Iterable[str]]) -> dict[str, Polygons]:
    return {
        area: [polygon for text in texts for polygon in polygons_of(text) or []]
        for area, texts in geometries.items()
    }


def _positions(areas: Mapping[str, Polygons]) -> list[Position]:
    return [position for polygons in areas.values() for ring in rings_of(polygons) for position in ring]


def _shrink(positions: list[Position]) -> float:
    """Return by how much a degree of longitude is shorter than one of latitude, in the middle of the positions."""
    latitudes = [latitude for _, latitude in positions]
    return math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))


def _cell(positions: list[Position], shrink: float) -> float:
    width = (max(x for x, _ in positions) - min(x for x, _ in positions)) * shrink
    height = max(y for _, y in positions) - min(y for _, y in positions)
    return max(width, height) / GRID


def _on_plane(ring: Ring, shrink: float, cell: float) -> Ring:
    plane = [(longitude * shrink, latitude) for longitude, latitude in ring]
    if not cell:
        return plane
    snapped = [(round(x / cell) * cell, round(y / cell) * cell) for x, y in plane]
    kept = [here for before, here in zip([None, *snapped], snapped, strict=False) if here != before]
    return kept if len(kept) > 3 else plane  # what is smaller than a cell stays as it is


def _wound(ring: Ring, *, is_hole: bool) -> Ring:
    return ring if (_area(ring) < 0) == is_hole else ring[::-1]


def _area(ring: Ring) -> float:
    """Return the area by Gauss's formula, negative where the ring runs clockwise."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in itertools.pairwise(ring)) / 2


def _centre(rings: list[Ring]) -> Position:
    """Return the centre of gravity; reckoned from the first position, or the digits of degrees would be lost."""
    (left, low), total, across, up = rings[0][0], 0.0, 0.0, 0.0
    for ring in rings:
        near = [(x - left, y - low) for x, y in ring]
        for (x, y), (next_x, next_y) in itertools.pairwise(near):
            twice = x * next_y - next_x * y
            total, across, up = total + twice, across + (x + next_x) * twice, up + (y + next_y) * twice
    return (left + across / (3 * total), low + up / (3 * total)) if total else rings[0][0]


def _crossings(ring: Ring, height: float) -> list[float]:
    """Return where a ring crosses a height."""
    return [
        x + (height - y) * (next_x - x) / (next_y - y)
        for (x, y), (next_x, next_y) in itertools.pairwise(ring)
        if (y <= height) != (next_y <= height)
    ]
