"""Planned against actual opening: two marks on a line per project."""

from __future__ import annotations

import textwrap

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

ROW_HEIGHT = 30
LABEL_WIDTH = 26


def planned_and_actual(projects: pl.DataFrame, labels: tuple[str, str, str]) -> go.Figure:
    """Draw ``name, project_id, opening_planned_on, opened_on, seen_on``; ``labels`` name planned, opened, not open yet."""
    told = projects.select(pl.format("{} ({})", "name", "project_id")).to_series()  # two may bear one name
    names = ["<br>".join(textwrap.wrap(name, LABEL_WIDTH)) for name in told]
    chart = template.figure(projects.height * ROW_HEIGHT + 110)
    ways: dict[str, list[object]] = {"x": [], "y": []}
    for name, planned, opened, seen in zip(
        names, projects["opening_planned_on"], projects["opened_on"], projects["seen_on"], strict=True
    ):
        ways["x"] += [planned, opened or seen, None]
        ways["y"] += [name, name, None]
    chart.add_scatter(
        **ways, mode="lines", line={"color": palette.QUIET, "width": 4}, hoverinfo="skip", showlegend=False
    )
    is_open = projects["opened_on"].is_not_null()
    for label, column, colour, symbol, keep in (
        (
            labels[0],
            "opening_planned_on",
            palette.MARK,
            "line-ns-open",
            pl.repeat(True, projects.height, eager=True),
        ),
        (labels[1], "opened_on", palette.HAVE, "circle", is_open),
        (labels[2], "seen_on", palette.WANT, "circle-open", ~is_open),
    ):
        rows = projects.filter(keep)
        chart.add_scatter(
            name=label, x=rows[column], y=[name for name, kept in zip(names, keep, strict=True) if kept],
            mode="markers", marker={"color": colour, "size": 13, "symbol": symbol, "line": {"width": 3, "color": colour}},
            customdata=[formats.day(day) for day in rows[column]],
            hovertemplate=f"%{{y}}: {label} %{{customdata}}<extra></extra>",
        )  # fmt: skip
    chart.update_yaxes(autorange="reversed")
    chart.update_xaxes(tickformat="%m/%Y", showgrid=True)
    return chart
