"""Children without a place over the reference dates."""

from __future__ import annotations

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

STYLES = {"on_the_day": (palette.HAVE, "solid"), "ahead": (palette.WANT, "dash")}
ROOM = 1.08
FEW = 4  # up to so many dates each is named
MOST_YEARLY = 5  # of more years only every second one is named


def over_time(dates: pl.DataFrame, labels: dict[str, str], hidden: str) -> go.Figure:
    """Draw ``reference_date, on_the_day, ahead``, one line each; a hidden number leaves a gap.

    The axis begins at nought: what is drawn is a number of children, and none is the aim.
    """
    chart = template.figure(300)
    for column, label in labels.items():
        colour, dash = STYLES[column]
        chart.add_scatter(
            name=label, x=dates["reference_date"], y=dates[column].to_list(), mode="lines+markers", connectgaps=False,
            line={"color": colour, "width": 3, "dash": dash}, marker={"size": 7},
            customdata=[hidden if value is None else formats.number(value) for value in dates[column]],
            hovertemplate=f"{label}, %{{x|{template.GERMAN_DAY}}}: %{{customdata}}<extra></extra>",
        )  # fmt: skip
    known = [value for column in labels for value in dates[column] if value is not None]
    chart.update_yaxes(tickformat=",.0f", range=[0, max(1, *known, 1) * ROOM])
    days = dates["reference_date"].to_list()
    if len(days) <= FEW:
        chart.update_xaxes(tickvals=days, ticktext=[formats.month(day) for day in days])
    else:
        years = {day.year for day in days}
        chart.update_xaxes(tickformat="%Y", dtick="M24" if len(years) > MOST_YEARLY else "M12")
    return chart
