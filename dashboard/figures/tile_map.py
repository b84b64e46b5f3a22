"""The schematic map: one tile per district on a grid, coloured by class."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from dashboard.figures import palette, template
from dashboard.figures.classes import Class

ROW_HEIGHT = 46
LEGEND_HEIGHT = 60
GAP = 0.06


def of_classes(
    districts: pl.DataFrame,
    classes: Sequence[Class],
    shown: Sequence[str],
    hover: Sequence[str],
    chosen: Collection[str] = (),
) -> go.Figure:
    """Draw ``area_id, name, borough_id, tile_column, tile_row``; the districts in ``chosen`` have a frame.

    ``shown`` stands in a tile, ``hover`` beside the pointer. Tiles are bars, because Plotly lets people click bars
    but not the cells of a heat map.
    """
    first, last = min(districts["tile_row"], default=0), max(districts["tile_row"], default=0)
    height = (last - first + 1) * ROW_HEIGHT + LEGEND_HEIGHT
    chart = template.figure(height, bargap=0, barmode="overlay", legend=template.FIXED_LEGEND)
    for each in classes:
        chart.add_bar(
            name=each.label, **_tiles(districts[list(each.members)]), width=1 - GAP,
            text=[shown[position] for position in each.members],
            textposition="inside", insidetextanchor="middle", textangle=0, textfont={"size": 13}, constraintext="none",
            hovertext=[hover[position] for position in each.members], hovertemplate="%{hovertext}<extra></extra>",
            marker={"color": each.colour}, unselected={"marker": {"opacity": 1}},
        )  # fmt: skip
    chart.add_scatter(**line_of(borders(districts, "borough_id"), 1))
    if chosen:
        frame = districts.filter(pl.col("area_id").is_in(chosen)).with_columns(frame=pl.lit("chosen"))
        chart.add_scatter(**line_of(borders(frame, "frame"), 4))
    chart.update_xaxes(visible=False)
    chart.update_yaxes(visible=False, range=[last + 1.05, first - 0.05])
    return chart


def _tiles(districts: pl.DataFrame) -> dict[str, Any]:
    """Return where the bars stand; a class without districts is one bar nowhere, so that the legend names it."""
    if districts.is_empty():
        return {"x": [None], "y": [None]}
    return {
        "x": districts["tile_column"],
        "y": [1 - GAP] * districts.height,
        "base": districts["tile_row"] + GAP / 2,
        "customdata": districts["name"],
    }


def line_of(lines: dict[str, list[float | None]], width: int) -> dict[str, Any]:
    """Return a broken line as Plotly draws it, in the colour of marks and without a legend."""
    style = {"color": palette.MARK, "width": width}
    return {**lines, "mode": "lines", "hoverinfo": "skip", "showlegend": False, "line": style}


def borders(districts: pl.DataFrame, group: str) -> dict[str, list[float | None]]:
    """Return the lines between tiles of different groups, and around all, as one broken line."""
    area = {
        (column, row): member
        for column, row, member in districts["tile_column", "tile_row", group].iter_rows()
    }
    lines: dict[str, list[float | None]] = {"x": [], "y": []}
    for (column, row), member in area.items():
        left, top = column - 0.5, float(row)
        sides = {
            (column - 1, row): ((left, left), (top, top + 1)), (column + 1, row): ((left + 1, left + 1), (top, top + 1)),
            (column, row - 1): ((left, left + 1), (top, top)), (column, row + 1): ((left, left + 1), (top + 1, top + 1)),
        }  # fmt: skip
        for neighbour, (across, down) in sides.items():
            if area.get(neighbour) != member:
                lines["x"] += [*across, None]
                lines["y"] += [*down, None]
    return lines
