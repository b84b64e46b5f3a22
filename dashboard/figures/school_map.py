"""A map of points: every school where it stands, or on the schematic map within its district's tile.

Sign and colour say the same, so that neither is needed alone. The ground is drawn here: Plotly's own maps ask
foreign hosts for theirs.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import polars as pl

from dashboard.figures import outlines, palette, template, tile_map
from warehouse.contracts.shapes import Position

SIZE = 10
HEIGHT = 520
ROW_HEIGHT = 52
LEGEND_HEIGHT = 60
APART = 160  # schools without coordinates keep this part of the map's width from each other
TURN = math.pi * (3 - math.sqrt(5))  # the golden angle: points in a spiral do not fall together
INSET = 0.14  # part of a tile that is left free along its edge
SYMBOLS = {  # state: symbol, colour, colour of its edge
    "done": ("circle", palette.STAGES[7], palette.STAGES[7]),
    "under_way": ("diamond", palette.STAGES[5], palette.STAGES[9]),
    "planned": ("circle-open", palette.STAGES[8], palette.STAGES[8]),
    "none": ("square-open", palette.MARK, palette.MARK),
    "on_hold": ("triangle-up", palette.WANT, palette.MARK),
    "unknown": ("square", palette.QUIET, palette.MARK),
}
UNKNOWN_SIGN = "?"


@dataclass(frozen=True)
class Kind:
    """A class of schools: its state, its label in the legend, and the positions of the schools in it."""

    state: str
    label: str
    members: tuple[int, ...]


def on_tiles(
    tiles: pl.DataFrame, schools: pl.DataFrame, kinds: Sequence[Kind], hover: Sequence[str]
) -> go.Figure:
    """Draw the schools (``label, district_id, borough_id``) on ``district_id, borough_id, tile_column, tile_row``."""
    first, last = min(tiles["tile_row"], default=0), max(tiles["tile_row"], default=0)
    height = (last - first + 1) * ROW_HEIGHT + LEGEND_HEIGHT
    chart = template.figure(height, bargap=0, barmode="overlay", legend=template.FIXED_LEGEND)
    chart.add_bar(
        x=tiles["tile_column"], y=[1 - tile_map.GAP] * tiles.height, base=tiles["tile_row"] + tile_map.GAP / 2,
        width=1 - tile_map.GAP, marker={"color": palette.STAGES[0]}, hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    chart.add_scatter(**tile_map.line_of(tile_map.borders(tiles, "borough_id"), 1))
    _add_points(chart, places_on_tiles(tiles, schools), schools["label"].to_list(), kinds, hover)
    chart.update_xaxes(visible=False)
    chart.update_yaxes(visible=False, range=[last + 1.05, first - 0.05])
    return chart


def on_outlines(
    boroughs: Mapping[str, str],
    shapes: Mapping[str, Sequence[str]],
    schools: pl.DataFrame,
    kinds: Sequence[Kind],
    hover: Sequence[str],
) -> go.Figure:
    """Draw the schools on outlines; ``boroughs`` and ``shapes`` hold borough and GeoJSON texts of each district."""
    polygons = outlines.projected(shapes)
    chart = template.figure(HEIGHT, legend=template.FIXED_LEGEND)
    rings = [ring for each in polygons.values() for ring in outlines.rings_of(each)]
    chart.add_scatter(
        **outlines.line(rings), mode="lines", fill="toself", fillcolor=palette.STAGES[0], hoverinfo="skip",
        line={"color": palette.QUIET, "width": 1}, showlegend=False,
    )  # fmt: skip
    groups: dict[str, list[outlines.Polygons]] = {}
    for district, each in polygons.items():
        groups.setdefault(boroughs.get(district, ""), []).append(each)
    chart.add_scatter(**tile_map.line_of(outlines.borders(groups), 1))
    places = places_on_outlines(boroughs, shapes, schools)
    _add_points(chart, places, schools["label"].to_list(), kinds, hover)
    chart.update_xaxes(visible=False, constrain="domain")
    chart.update_yaxes(visible=False, constrain="domain", scaleanchor="x", scaleratio=1)
    return chart


def places_on_tiles(tiles: pl.DataFrame, schools: pl.DataFrame) -> list[Position | None]:
    """Return where each school lies: side by side in the tile of its district, else in its borough's middle tile."""
    tile_of = {
        district: (column, row)
        for district, column, row in tiles["district_id", "tile_column", "tile_row"].iter_rows()
    }
    middle = _middle_tiles(tiles)
    home = [
        tile_of.get(district) or middle.get(borough)
        for district, borough in schools["district_id", "borough_id"].iter_rows()
    ]
    members: dict[Position, list[int]] = {}
    for position, tile in enumerate(home):
        if tile is not None:
            members.setdefault(tile, []).append(position)
    places: list[Position | None] = [None] * len(home)
    for tile, positions in members.items():
        for position, place in zip(positions, _in_tile(tile, len(positions)), strict=True):
            places[position] = place
    return places


def places_on_outlines(
    boroughs: Mapping[str, str], shapes: Mapping[str, Sequence[str]], schools: pl.DataFrame
) -> list[Position | None]:
    """Return where each school lies: by its coordinates, else near the middle of its district or borough."""
    polygons = outlines.projected(shapes)
    inside: dict[str, outlines.Polygons] = dict(polygons)
    for district, borough in boroughs.items():
        inside.setdefault(f"borough {borough}", []).extend(polygons.get(district, []))
    apart = _width(polygons) / APART
    taken: dict[str, int] = {}
    places: list[Position | None] = []
    for district, borough, longitude, latitude in schools[
        "district_id", "borough_id", "longitude", "latitude"
    ].iter_rows():
        if longitude is not None and latitude is not None:
            places += outlines.on_plane([(longitude, latitude)], shapes)
            continue
        area = next((key for key in (district, f"borough {borough}") if inside.get(key)), None)
        if area is None:
            places.append(None)
            continue
        number = taken[area] = taken.get(area, -1) + 1
        places.append(_on_spiral(outlines.point_inside(inside[area]), number, apart))
    return places


def _middle_tiles(tiles: pl.DataFrame) -> dict[str, Position]:
    """Return the tile of each borough that lies nearest to the middle of all its tiles."""
    middles: dict[str, Position] = {}
    for (borough,), own in tiles.group_by("borough_id", maintain_order=True):
        column, row = own["tile_column"].mean(), own["tile_row"].mean()
        distance = (pl.col("tile_column") - column) ** 2 + (pl.col("tile_row") - row) ** 2
        nearest = own.sort(distance, "district_id").row(0, named=True)
        middles[str(borough)] = (nearest["tile_column"], nearest["tile_row"])
    return middles


def _in_tile(tile: Position, count: int) -> list[Position]:
    """Return places for so many points in a tile, row by row; a tile's row is its upper edge."""
    columns = math.ceil(math.sqrt(count))
    rows = math.ceil(count / columns)
    room = 1 - 2 * INSET
    left, top = tile[0] - 0.5 + INSET, tile[1] + INSET
    return [
        (left + room * (number % columns + 0.5) / columns, top + room * (number // columns + 0.5) / rows)
        for number in range(count)
    ]


def _on_spiral(middle: Position, number: int, apart: float) -> Position:
    reach = apart * math.sqrt(number)
    return middle[0] + reach * math.cos(number * TURN), middle[1] + reach * math.sin(number * TURN)


def _width(polygons: Mapping[str, outlines.Polygons]) -> float:
    across = [x for each in polygons.values() for ring in outlines.rings_of(each) for x, _ in ring]
    return max(across, default=0) - min(across, default=0)


def _add_points(
    chart: go.Figure,
    places: Sequence[Position | None],
    labels: Sequence[str],
    kinds: Sequence[Kind],
    hover: Sequence[str],
) -> None:
    for kind in kinds:
        there = [position for position in kind.members if places[position] is not None]
        symbol, colour, edge = SYMBOLS[kind.state]
        width = 2 if symbol.endswith("open") else 1
        mark = {"symbol": symbol, "color": colour, "size": SIZE, "line": {"color": edge, "width": width}}
        chart.add_scatter(
            name=kind.label, mode="markers", marker=mark, **_at(places, there),
            customdata=[labels[position] for position in there], hovertext=[hover[position] for position in there],
            hovertemplate="%{hovertext}<extra></extra>",
            selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        )  # fmt: skip
        if kind.state == "unknown":
            chart.add_scatter(
                mode="text", text=[UNKNOWN_SIGN] * len(there), textfont={"color": palette.MARK, "size": 9},
                **_at(places, there), hoverinfo="skip", showlegend=False,
            )  # fmt: skip


def _at(places: Sequence[Position | None], there: Sequence[int]) -> dict[str, Any]:
    found = [place for position in there if (place := places[position])]
    return {"x": [x for x, _ in found] or [None], "y": [y for _, y in found] or [None]}
