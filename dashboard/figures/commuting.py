"""From where to where: a matrix whose shade is the share of a row, and whose cells say it in numbers."""

from __future__ import annotations

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

ROW_HEIGHT = 34
DARK_FROM = 0.45  # from this share on the ground is dark, and the letters are light


def matrix(flows: pl.DataFrame, outside: str) -> go.Figure:
    """Draw ``home_name, centre_name, children, share``: one row per home, one column per centre's area.

    ``outside`` names a home without an area. Homes and centres keep the order in which they come.
    """
    rows = flows.with_columns(pl.col("home_name").fill_null(outside))
    homes = rows["home_name"].unique(maintain_order=True).to_list()
    centres = [name for name in homes if name in set(rows["centre_name"])]
    centres += [name for name in rows["centre_name"].unique(maintain_order=True) if name not in centres]
    share = {
        (home, centre): value for home, centre, value in rows["home_name", "centre_name", "share"].iter_rows()
    }
    shades = [[share.get((home, centre), 0.0) for centre in centres] for home in homes]
    chart = template.figure(len(homes) * ROW_HEIGHT + 140)
    chart.add_heatmap(
        x=centres, y=homes, z=shades, zmin=0, zmax=1, colorscale=palette.scale(palette.STAGES[:9]), showscale=False,
        xgap=2, ygap=2, customdata=[[formats.percent(value) for value in row] for row in shades],
        hovertemplate="%{y} → %{x}: %{customdata}<extra></extra>",
    )  # fmt: skip
    for home, row in zip(homes, shades, strict=True):
        for centre, value in zip(centres, row, strict=True):
            if value >= 0.005:
                chart.add_annotation(
                    x=centre, y=home, text=formats.number(100 * value), showarrow=False,
                    font={"size": 11, "color": palette.STAGES[0] if value >= DARK_FROM else palette.MARK},
                )  # fmt: skip
    chart.update_yaxes(autorange="reversed", showgrid=False)
    chart.update_xaxes(side="top", tickangle=-60, showgrid=False)
    return chart
