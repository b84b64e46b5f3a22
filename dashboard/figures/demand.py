"""Figures of day-care demand: boroughs as two-sided bars, and the place rate over time."""

from __future__ import annotations

import math

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

BAR_HEIGHT = 34


def by_area(areas: pl.DataFrame, labels: tuple[str, str]) -> go.Figure:
    """Draw ``name, shortage, surplus`` as bars to the left and to the right; ``labels`` name the two."""
    chart = template.figure(areas.height * BAR_HEIGHT + 70, barmode="relative")
    for column, label, colour, sign in (
        ("shortage", labels[0], palette.SHORT, -1), ("surplus", labels[1], palette.OVER, 1)
    ):  # fmt: skip
        values = areas[column].to_list()
        chart.add_bar(
            name=label,
            orientation="h",
            y=areas["name"],
            x=[None if value is None else sign * value for value in values],
            text=[formats.number(value) if value else "" for value in values],
            textposition="auto",
            textangle=0,
            customdata=areas["name"],
            hovertemplate=f"%{{y}}: %{{text}} {label}<extra></extra>",
            marker={"color": colour},
            unselected={"marker": {"opacity": 1}},
        )
    chart.update_xaxes(visible=False)
    chart.update_yaxes(autorange="reversed")
    return chart


def rate_over_time(dates: pl.DataFrame, labels: tuple[str, str]) -> go.Figure:
    """Draw ``reference_date, place_rate, target_rate``: the rate as a line, the target as steps."""
    chart = template.figure(300)
    for column, label, line in (
        ("target_rate", labels[1], {"color": palette.WANT, "width": 2, "dash": "dash", "shape": "hv"}),
        ("place_rate", labels[0], {"color": palette.HAVE, "width": 3}),
    ):
        chart.add_scatter(
            name=label,
            x=dates["reference_date"],
            y=dates[column],
            mode="lines" if column == "target_rate" else "lines+markers",
            line=line,
            hovertemplate=f"{label} am %{{x|{template.GERMAN_DAY}}}: %{{customdata}}<extra></extra>",
            customdata=[formats.percent(value) for value in dates[column]],
        )
    highest = max([*dates["place_rate"].drop_nulls(), *dates["target_rate"].drop_nulls()], default=1.0)
    chart.update_yaxes(
        **template.share_axis(math.ceil(highest * 10) / 10, step=0.1 if highest <= 0.6 else 0.2)
    )
    chart.update_xaxes(tickformat="%Y", dtick="M12" if dates["day_care_year"].n_unique() < 6 else "M24")
    return chart
