"""What is to be expected, as a line with a band that widens: children, or demand beside places."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

SCENARIOS = (palette.WANT, palette.ALSO, palette.OVER, palette.SHORT)
DASHES = ("dash", "dot", "dashdot", "longdash")
BAND = 0.22
ROOM = 0.08


def of_children(counted: pl.DataFrame, forecast: pl.DataFrame, labels: tuple[str, str, str]) -> go.Figure:
    """Draw what was counted and what is expected.

    ``counted``: day_care_year, children; ``forecast``: day_care_year, expected, low_80, high_80. ``labels`` name the
    counted, the expected and the band.
    """
    chart = template.figure(360)
    last = counted.tail(1).filter(pl.col("day_care_year") < forecast["day_care_year"].min())
    start = last.select("day_care_year", expected="children", low_80="children", high_80="children")
    forecast = pl.concat(
        [start, forecast.select(start.columns)], how="vertical_relaxed"
    )  # the fan opens at the count
    _band(chart, forecast, ("low_80", "high_80"), palette.HAVE, labels[2])
    _line(chart, counted, "children", labels[0], palette.MARK, "solid")
    _line(chart, forecast, "expected", labels[1], palette.HAVE, "solid")
    values = [*counted["children"], *forecast["expected"], *forecast["low_80"], *forecast["high_80"]]
    return _by_year(chart, [*counted["day_care_year"], *forecast["day_care_year"]], values)


def of_demand(
    baseline: pl.DataFrame, scenarios: Sequence[tuple[str, pl.DataFrame]], labels: tuple[str, str, str]
) -> go.Figure:
    """Draw demand with its band and places, and up to four scenarios' demand (thin) and places (thick) beside them.

    Frames: day_care_year, demand, demand_low_80, demand_high_80, places. ``labels`` name demand, places and band.
    """
    chart = template.figure(400)
    _band(chart, baseline, ("demand_low_80", "demand_high_80"), palette.HAVE, labels[2])
    _line(chart, baseline, "demand", labels[0], palette.HAVE, "solid")
    _line(chart, baseline, "places", labels[1], palette.MARK, "solid", width=4)
    for (name, rows), colour, dash in zip(scenarios, SCENARIOS, DASHES, strict=False):
        _line(chart, rows, "demand", f"{name}: {labels[0]}", colour, dash, width=2)
        _line(chart, rows, "places", f"{name}: {labels[1]}", colour, dash, width=4)
    frames = [baseline, *(rows for _, rows in scenarios)]
    columns = ("demand", "places", "demand_low_80", "demand_high_80")
    values = [value for frame in frames for name in columns for value in frame[name]]
    return _by_year(chart, baseline["day_care_year"].to_list(), values)


def of_targets(targets: pl.DataFrame, rates: pl.DataFrame, labels: tuple[str, str]) -> go.Figure:
    """Draw decided target rates as named steps and the place rate as it was and will be.

    ``targets``: valid_from, target_rate; ``rates``: day_care_year, place_rate. ``labels`` name the two.
    """
    chart = template.figure(320)
    last = max([*targets["valid_from"], *rates["day_care_year"]])
    years, steps = [*targets["valid_from"], last + 1], [*targets["target_rate"], targets["target_rate"][-1]]
    chart.add_scatter(
        name=labels[0], x=years, y=steps, mode="lines+text",
        text=[*(formats.percent(rate, 0) for rate in targets["target_rate"]), ""], textposition="top right",
        line={"color": palette.WANT, "width": 2, "dash": "dash", "shape": "hv"},
        customdata=[formats.percent(step) for step in steps],
        hovertemplate=f"{labels[0]} %{{x}}: %{{customdata}}<extra></extra>",
    )  # fmt: skip
    chart.add_scatter(
        name=labels[1], x=rates["day_care_year"], y=rates["place_rate"], mode="lines+markers",
        line={"color": palette.HAVE, "width": 3}, customdata=[formats.percent(rate) for rate in rates["place_rate"]],
        hovertemplate=f"{labels[1]} %{{x}}: %{{customdata}}<extra></extra>",
    )  # fmt: skip
    highest = max([*targets["target_rate"], *rates["place_rate"].drop_nulls()])
    chart.update_yaxes(
        **template.share_axis(0.1 * (int(highest * 10) + 2), step=0.1 if highest < 0.7 else 0.2)
    )
    chart.update_xaxes(dtick=2, tickformat="d")
    return chart


def _line(
    chart: go.Figure, rows: pl.DataFrame, column: str, label: str, colour: str, dash: str, *, width: int = 3
) -> None:
    chart.add_scatter(
        name=label,
        x=rows["day_care_year"],
        y=rows[column],
        mode="lines+markers",
        line={"color": colour, "width": width, "dash": dash},
        marker={"size": 6},
        customdata=[[formats.day_care_year(year), formats.number(value)]
                    for year, value in zip(rows["day_care_year"], rows[column], strict=True)],
        hovertemplate=f"{label} %{{customdata[0]}}: %{{customdata[1]}}<extra></extra>",
    )  # fmt: skip


def _band(chart: go.Figure, rows: pl.DataFrame, bounds: tuple[str, str], colour: str, label: str) -> None:
    known = rows.drop_nulls(bounds)
    years = known["day_care_year"].to_list()
    low, high = known[bounds[0]].to_list(), known[bounds[1]].to_list()
    chart.add_scatter(
        name=label, x=[*years, *reversed(years)], y=[*high, *reversed(low)], mode="none", fill="toself",
        fillcolor=colour, opacity=BAND, hoverinfo="skip",
    )  # fmt: skip


def _by_year(chart: go.Figure, years: list[int], values: list[float | None]) -> go.Figure:
    """Name the day-care years below; the axis shows where the numbers are, not all from nought."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0), max(known, default=1)
    room = max(1.0, (high - low) * ROOM)
    ticks = sorted(set(years))
    shown = ticks[:: 2 if len(ticks) > 7 else 1]
    chart.update_xaxes(tickvals=shown, ticktext=[formats.day_care_year(year) for year in shown])
    chart.update_yaxes(tickformat=",.0f", range=[max(0.0, low - room), high + room])
    return chart
