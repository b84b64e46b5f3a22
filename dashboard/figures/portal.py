"""The portal month by month: who takes part, and how many registrations come through it."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

LINES = {
    "centre_share": (palette.HAVE, "solid"),
    "provider_share": (palette.ALSO, "dot"),
    "online_share": (palette.WANT, "solid"),
}
LONG = 6


def over_time(months: pl.DataFrame, names: Mapping[str, str], partial: str) -> go.Figure:
    """Draw ``month`` and the three shares; registrations of an incomplete month as single, empty marks (``partial``)."""
    chart = template.figure(340)
    for key, (colour, dash) in LINES.items():
        whole = pl.when(~pl.col("is_partial")).then(key) if key == "online_share" else pl.col(key)
        line = months.select("month", share=whole)
        _add(chart, line, names[key], mode="lines", line={"color": colour, "width": 3, "dash": dash})
    rest = months.filter("is_partial").select("month", share="online_share").drop_nulls()
    if not rest.is_empty():
        marker = {"color": palette.WANT, "size": 6, "symbol": "circle-open"}
        _add(chart, rest, partial, mode="markers", marker=marker)
    chart.update_yaxes(**template.share_axis())
    years = months["month"].dt.year().n_unique()
    chart.update_xaxes(tickformat="%Y", dtick="M24" if years > LONG else "M12")
    return chart


def _add(chart: go.Figure, points: pl.DataFrame, label: str, **style: object) -> None:
    if points["share"].null_count() == points.height:
        return
    chart.add_scatter(
        name=label, x=points["month"], y=points["share"],
        customdata=[f"{formats.month(month)}: {formats.percent(share)}" for month, share in points.iter_rows()],
        hovertemplate=f"{label}, %{{customdata}}<extra></extra>", **style,
    )  # fmt: skip
