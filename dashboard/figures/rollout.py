"""Figures of the schools' IT: how the schools spread over the stages, and the way to the goal."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

ROW_HEIGHT = 36
LONG = 6  # from this many years on, every second one is named
STAGE_COLOURS = {
    "done": palette.STAGES[9],
    "in_progress": palette.STAGES[7],
    "in_building": palette.STAGES[6],
    "in_street": palette.STAGES[4],
    "contracted": palette.STAGES[3],
    "planned": palette.STAGES[2],
    "none": palette.STAGES[1],
    "unknown": palette.QUIET,
}


def by_stage(rollout: pl.DataFrame, rows: list[str], stages: dict[str, str]) -> go.Figure:
    """Draw ``track, weighting, stage, at_stage, total``: one bar of 100 % per track and weighting.

    ``rows`` label the bars in the order of the frame, ``stages`` the parts of a bar.
    """
    bars = rollout.select(pl.format("{} {}", "track", "weighting")).to_series()
    keys = bars.unique(maintain_order=True).to_list()
    chart = template.figure(len(keys) * ROW_HEIGHT + 90, barmode="stack")
    for stage, colour in STAGE_COLOURS.items():
        part = rollout.with_columns(bar=bars).filter(stage=stage)
        if part["at_stage"].sum():
            chart.add_bar(
                name=stages[stage],
                orientation="h",
                y=part["bar"],
                x=part["at_stage"] / part["total"],
                text=[formats.number(value) for value in part["at_stage"]],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                customdata=part["track"],
                hovertemplate=f"{stages[stage]}: %{{text}}<extra></extra>",
                marker={"color": colour, "pattern": {"shape": "/" if stage == "unknown" else ""}},
                unselected={"marker": {"opacity": 1}},
            )
    chart.update_xaxes(**template.share_axis(step=0.5), tickangle=0)
    chart.update_yaxes(autorange="reversed", tickvals=keys, ticktext=rows)
    chart.update_layout(legend={"traceorder": "normal"}, uniformtext={"minsize": 10, "mode": "hide"})
    return chart


def done_over_time(dates: pl.DataFrame, names: dict[str, str], goal_on: date | None, goal: str) -> go.Figure:
    """Draw ``reference_date, weighting, share``; ``names`` label the weightings, ``goal`` the aim of 100 %."""
    chart = template.figure(320)
    for weighting, colour, dash in (("school", palette.HAVE, "solid"), ("pupil", palette.ALSO, "dot")):
        line = dates.filter(pl.col("weighting") == weighting)
        chart.add_scatter(
            name=names[weighting],
            x=line["reference_date"],
            y=line["share"],
            mode="lines+markers",
            line={"color": colour, "width": 3, "dash": dash},
            customdata=[formats.percent(value) for value in line["share"]],
            hovertemplate=f"{names[weighting]} am %{{x|{template.GERMAN_DAY}}}: %{{customdata}}<extra></extra>",
        )
    if goal_on:
        chart.add_scatter(
            name=goal, x=[goal_on], y=[1.0], mode="markers", hovertemplate=f"{goal}<extra></extra>",
            marker={"color": palette.WANT, "size": 14, "symbol": "star"},
        )  # fmt: skip
    chart.update_yaxes(**template.share_axis())
    years = dates["reference_date"].dt.year().n_unique()
    chart.update_xaxes(tickformat="%Y", dtick="M24" if years >= LONG else "M12")
    return chart
