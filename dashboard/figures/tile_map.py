"""The schematic map: one tile per district on a grid, coloured by shortage or surplus."""

from __future__ import annotations

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

ROW_HEIGHT = 46
GAP = 0.06


def of_balance(districts: pl.DataFrame, hover: list[str], selected: str | None = None) -> go.Figure:
    """Draw ``name, tile_column, tile_row, balance``; the selected district has a frame.

    Tiles are bars, because Plotly lets people click bars but not the cells of a heat map.
    """
    tiles = districts.drop_nulls(["tile_column", "tile_row"])
    balance = tiles["balance"].to_list()
    bound = max((abs(value) for value in balance if value is not None), default=1) or 1
    first, last = tiles["tile_row"].min(), tiles["tile_row"].max()
    chart = template.figure((last - first + 1) * ROW_HEIGHT + 16, bargap=0, showlegend=False)
    chart.add_bar(
        x=tiles["tile_column"],
        y=[1 - GAP] * tiles.height,
        base=[row + GAP / 2 for row in tiles["tile_row"]],
        width=1 - GAP,
        text=[formats.signed(value) for value in balance],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 13},
        constraintext="none",
        customdata=tiles["name"],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": balance,
            "colorscale": palette.scale(palette.SHORT_TO_OVER),
            "cmin": -bound,
            "cmax": bound,
            "line": {"color": palette.MARK, "width": [3 if name == selected else 0 for name in tiles["name"]]},
        },
        unselected={"marker": {"opacity": 1}},
    )
    chart.update_xaxes(visible=False)
    chart.update_yaxes(visible=False, range=[last + 1, first])
    return chart
