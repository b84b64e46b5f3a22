"""The map of delivered outlines: plain filled lines, since Plotly's own maps ask foreign hosts for their ground."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from dashboard.figures import outlines, palette, template
from dashboard.figures.classes import NONE, Class
from dashboard.figures.palette import MARK

HEIGHT = 460
REACH = 26  # pixels around a number that can be clicked


def of_classes(
    areas: pl.DataFrame,
    shapes: Mapping[str, Sequence[str]],
    classes: Sequence[Class],
    shown: Sequence[str],
    hover: Sequence[str],
    chosen: Collection[str] = (),
) -> go.Figure:
    """Draw ``area_id, name, borough_id``; ``shapes`` holds the outlines of each area as GeoJSON texts.

    In each area stands its number, which can be clicked; the areas in ``chosen`` have a frame.
    """
    polygons = outlines.projected(shapes)
    keys = areas["area_id"].to_list()
    chart = template.figure(HEIGHT, legend=template.FIXED_LEGEND)
    for each in classes:
        inside = [ring for position in each.members for ring in outlines.rings_of(polygons[keys[position]])]
        chart.add_scatter(
            name=each.label, **(outlines.line(inside) if inside else {"x": [None], "y": [None]}), mode="lines",
            fill="toself", fillcolor=each.colour, line={"color": palette.QUIET, "width": 1}, hoverinfo="skip",
        )  # fmt: skip
    chart.add_scatter(**_line(_groups(areas, polygons), 1.5))
    if chosen:
        chart.add_scatter(**_line({"chosen": [polygons[key] for key in keys if key in chosen]}, 4))
    points = [outlines.point_inside(polygons[key]) for key in keys]
    for ink in (MARK, NONE):
        there = [position for each in classes if each.ink == ink for position in each.members]
        if there:
            chart.add_scatter(**_marks(areas["name"].to_list(), points, shown, hover, there, ink))
    chart.update_xaxes(visible=False, constrain="domain")
    chart.update_yaxes(visible=False, constrain="domain", scaleanchor="x", scaleratio=1)
    return chart


def _groups(
    areas: pl.DataFrame, polygons: Mapping[str, outlines.Polygons]
) -> dict[str, list[outlines.Polygons]]:
    groups: dict[str, list[outlines.Polygons]] = {}
    for key, borough in areas["area_id", "borough_id"].iter_rows():
        groups.setdefault(borough, []).append(polygons[key])
    return groups


def _line(groups: Mapping[str, list[outlines.Polygons]], width: float) -> dict[str, Any]:
    style = {"color": palette.MARK, "width": width}
    return {
        **outlines.borders(groups),
        "mode": "lines",
        "hoverinfo": "skip",
        "showlegend": False,
        "line": style,
    }


def _marks(
    names: Sequence[str],
    points: Sequence[tuple[float, float]],
    shown: Sequence[str],
    hover: Sequence[str],
    there: Sequence[int],
    ink: str,
) -> dict[str, Any]:
    """Return the numbers of some areas in one ink; what is clicked is a disc below each that nobody sees."""
    return {
        "x": [points[position][0] for position in there],
        "y": [points[position][1] for position in there],
        "mode": "markers+text",
        "text": [shown[position] for position in there],
        "textfont": {"color": ink, "size": 12},
        "marker": {"size": REACH, "opacity": 0},
        "customdata": [names[position] for position in there],
        "hovertext": [hover[position] for position in there],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "selected": {"marker": {"opacity": 0}, "textfont": {"color": ink}},
        "unselected": {"marker": {"opacity": 0}, "textfont": {"color": ink}},
        "showlegend": False,
    }
