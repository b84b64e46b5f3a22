"""The place rate over time against its target."""

from __future__ import annotations

import math

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template


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
