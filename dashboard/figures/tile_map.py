"""The schematic map: one tile per district on a grid, coloured by shortage or surplus."""

from __future__ import annotations

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

ROW_HEIGHT = 46
GAP = 0.06


def of_balance(districts: pl.DataFrame, hover: list[str], selected: str | None = None) -> go.Figure:
    """Draw ``name, borough_id, tile_column, tile_row, balance``; the selected district has a frame.

    Tiles are bars, because Plotly lets people click bars but not the cells of a heat map.
    """
    balance = districts["balance"].to_list()
    bound = max((abs(value) for value in balance if value is not None), default=1) or 1
    first, last = min(districts["tile_row"], default=0), max(districts["tile_row"], default=0)
    chart = template.figure((last - first + 1) * ROW_HEIGHT + 16, bargap=0, showlegend=False)
    chart.add_bar(
        x=districts["tile_column"],
        y=[1 - GAP] * districts.height,
        base=districts["tile_row"] + GAP / 2,
        width=1 - GAP,
        text=[formats.signed(value) for value in balance],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 13},
        constraintext="none",
        customdata=districts["name"],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": districts["balance"].fill_null(
                0.0
            ),  # an unknown tile is neutral and says so in its text
            "colorscale": palette.scale(palette.SHORT_TO_OVER),
            "cmin": -bound,
            "cmax": bound,
            "line": {
                "color": palette.MARK,
                "width": [3 if name == selected else 0 for name in districts["name"]],
            },
        },
        unselected={"marker": {"opacity": 1}},
    )
    chart.add_scatter(
        **_borders(districts), mode="lines", hoverinfo="skip", line={"color": palette.MARK, "width": 1}
    )
    chart.update_xaxes(visible=False)
    chart.update_yaxes(visible=False, range=[last + 1.05, first - 0.05])
    return chart


def _borders(districts: pl.DataFrame) -> dict[str, list[float | None]]:
    """Return the lines between tiles of different boroughs, and around all, as one broken line."""
    borough = {
        (column, row): area
        for column, row, area in districts["tile_column", "tile_row", "borough_id"].iter_rows()
    }
    lines: dict[str, list[float | None]] = {"x": [], "y": []}
    for (column, row), area in borough.items():
        left, top = column - 0.5, float(row)
        sides = {
            (column - 1, row): ((left, left), (top, top + 1)), (column + 1, row): ((left + 1, left + 1), (top, top + 1)),
            (column, row - 1): ((left, left + 1), (top, top)), (column, row + 1): ((left, left + 1), (top + 1, top + 1)),
        }  # fmt: skip
        for neighbour, (across, down) in sides.items():
            if borough.get(neighbour) != area:
                lines["x"] += [*across, None]
                lines["y"] += [*down, None]
    return lines
