"""Figures of plan and actual over time, and of the ranges of dates in which tracks will be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

LINES = (
    ("first_plan", palette.QUIET, "dot"),
    ("current_plan", palette.ALSO, "dash"),
    ("reached", palette.HAVE, "solid"),
)
ROW_HEIGHT, LONG = 30, 6
BEYOND = timedelta(days=365)  # how far a range without an end is drawn


def plan_and_actual(
    curve: pl.DataFrame, goals: Sequence[tuple[date, float, str]], names: dict[str, str]
) -> go.Figure:
    """Draw ``day, total, reached, first_plan, current_plan`` as shares; ``goals`` are day, share and name."""
    chart = template.figure(380)
    for column, colour, dash in LINES:
        line = curve.filter(pl.col(column).is_not_null()).with_columns(share=pl.col(column) / pl.col("total"))
        chart.add_scatter(
            name=names[column], x=line["day"], y=line["share"], mode="lines",
            line={"color": colour, "width": 3 if column == "reached" else 2, "dash": dash},
            customdata=[f"{formats.number(reached)} von {formats.number(total)}"
                        for reached, total in line.select(column, "total").iter_rows()],
            hovertemplate=f"{names[column]} am %{{x|{template.GERMAN_DAY}}}: %{{customdata}}<extra></extra>",
        )  # fmt: skip
    for day, share, name in goals:
        chart.add_scatter(
            name=name, x=[day, day], y=[0, share], mode="lines+markers", hovertemplate=f"{name}<extra></extra>",
            line={"color": palette.WANT, "width": 2}, marker={"symbol": ["line-ew", "star"], "size": [1, 13]},
        )  # fmt: skip
    chart.update_yaxes(**template.share_axis())
    years = curve["day"].dt.year().n_unique()
    chart.update_xaxes(tickformat="%Y", dtick="M24" if years >= LONG else "M12")
    return chart


def ranges(
    rows: list[dict[str, Any]], labels: list[str], names: dict[str, str], on: date, on_name: str
) -> go.Figure:
    """Draw one range per row: ``low_80, median, high_80``, and what was planned, reached or came, as points.

    ``names`` label the marks by column; what has no column ``came_on`` has none to draw. A range without an end runs
    on to the edge.
    """
    chart = template.figure(len(rows) * ROW_HEIGHT + 100)
    edge = max([day for row in rows for day in row.values() if isinstance(day, date)], default=on) + BEYOND
    bars_x: list[date | None] = []
    bars_y: list[str | None] = []
    for row, label in zip(rows, labels, strict=True):
        if row["low_80"]:
            bars_x += [row["low_80"], row["high_80"] or edge, None]
            bars_y += [label, label, None]
    chart.add_scatter(
        name=names["range"], x=bars_x, y=bars_y, mode="lines", hoverinfo="skip",
        line={"color": palette.STAGES[4], "width": 11},
    )  # fmt: skip
    for column, colour, symbol in (
        ("median", palette.HAVE, "line-ns-open"), ("planned_on", palette.WANT, "diamond-open"),
        ("reached_on", palette.HAVE, "circle"), ("came_on", palette.MARK, "circle"),
    ):  # fmt: skip
        told = [(row[column], label) for row, label in zip(rows, labels, strict=True) if row.get(column)]
        if told:
            days, at = zip(*told, strict=True)
            chart.add_scatter(
                name=names[column], x=days, y=at, mode="markers",
                marker={"color": colour, "symbol": symbol, "size": 11, "line": {"width": 2, "color": colour}},
                hovertemplate=f"%{{y}}, {names[column]}: %{{x|{template.GERMAN_DAY}}}<extra></extra>",
            )  # fmt: skip
    chart.add_scatter(
        name=on_name, x=[on, on], y=[labels[0], labels[-1]], mode="lines", hoverinfo="skip",
        line={"color": palette.QUIET, "width": 1, "dash": "dot"},
    )  # fmt: skip
    chart.update_yaxes(autorange="reversed", type="category", categoryorder="array", categoryarray=labels)
    chart.update_xaxes(tickformat="%Y", showgrid=True, range=[_first(rows, on), edge])
    return chart


def _first(rows: list[dict[str, Any]], on: date) -> date:
    """Return where the axis begins: half a year before the first mark, ten years back at most."""
    days = [
        day for row in rows for name, day in row.items() if name != "reference_date" and isinstance(day, date)
    ]
    earliest = min([on, *days]) - timedelta(days=180)
    return max(earliest, on - timedelta(days=3650))
