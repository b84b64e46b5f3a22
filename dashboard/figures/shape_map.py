"""The map of delivered outlines: plain filled lines, since Plotly's own maps ask foreign hosts for their ground."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from dashboard.figures import outlines, palette, template
from dashboard.figures.classes import Class

HEIGHT = 460
BADGE = 26  # pixels: as large as a finger needs it, as small as the inner districts allow


def of_classes(
    areas: pl.DataFrame,
    shapes: Mapping[str, Sequence[str]],
    classes: Sequence[Class],
    shown: Sequence[str],
    hover: Sequence[str],
    chosen: Collection[str] = (),
) -> go.Figure:
    """Draw ``area_id, name, borough_id``; ``shapes`` holds the outlines of each area as GeoJSON texts.

    In each area stands a mark with its number that can be clicked, the areas in ``chosen`` have a frame.
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
    chart.add_scatter(**_badges(areas["name"].to_list(), [polygons[key] for key in keys], shown, hover))
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


def _badges(
    names: list[str], polygons: list[outlines.Polygons], shown: Sequence[str], hover: Sequence[str]
) -> dict[str, Any]:
    """Return the marks: on a ground of their own the numbers can be read whatever colour lies below."""
    points = [outlines.point_inside(each) for each in polygons]
    return {
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "mode": "markers+text",
        "text": shown,
        "textfont": {"color": palette.MARK, "size": 12},
        "marker": {
            "color": palette.STAGES[0],
            "size": BADGE,
            "line": {"color": palette.QUIET, "width": 1},
            "opacity": 1,
        },
        "customdata": names,
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": palette.MARK}},
        "showlegend": False,
    }
