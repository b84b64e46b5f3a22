"""Children by year of age over the reference dates."""

from __future__ import annotations

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

SHADES = tuple(palette.STAGES[position] for position in (9, 8, 7, 5, 4, 3))


def over_time(dates: pl.DataFrame, labels: dict[int, str]) -> go.Figure:
    """Draw ``reference_date, year_of_age, children``: one line per year of age, the youngest darkest."""
    chart = template.figure(360)
    for shade, (age, label) in zip(SHADES, labels.items(), strict=False):
        line = dates.filter(year_of_age=age)
        chart.add_scatter(
            name=label,
            x=line["reference_date"],
            y=line["children"],
            mode="lines",
            line={"color": shade, "width": 3 if age == 0 else 2},
            customdata=[formats.number(value) for value in line["children"]],
            hovertemplate=f"{label}, %{{x|{template.GERMAN_DAY}}}: %{{customdata}}<extra></extra>",
        )
    chart.update_yaxes(tickformat=",.0f")
    chart.update_xaxes(tickformat="%Y", dtick="M24")
    return chart
