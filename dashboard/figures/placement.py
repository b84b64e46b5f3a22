"""Proposed places by how much they were wished for."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

ROW_HEIGHT = 52
SHADES = {
    "at_wish_1": palette.STAGES[9],
    "at_wish_2": palette.STAGES[7],
    "at_wish_3": palette.STAGES[5],
    "at_later_wish": palette.STAGES[3],
    "at_no_wish": palette.STAGES[1],
    "not_placed": palette.QUIET,
}


def by_wish(results: pl.DataFrame, methods: Mapping[str, str], labels: Mapping[str, str]) -> go.Figure:
    """Draw one bar per ``method`` from its ``at_…`` counts and ``not_placed``, the best wish first.

    ``methods`` name the bars, ``labels`` the parts; a part that no method has is left out.
    """
    small = {"minsize": 10, "mode": "hide"}  # on a phone the table says what no longer fits
    chart = template.figure(
        results.height * ROW_HEIGHT + 100, barmode="stack", uniformtext=small, legend=template.FIXED_LEGEND
    )
    for part, colour in SHADES.items():
        if results[part].sum():
            chart.add_bar(
                name=labels[part], orientation="h", x=results[part],
                y=[methods[method] for method in results["method"]],
                text=[formats.number(value) for value in results[part]], textposition="inside",
                insidetextanchor="middle", textangle=0, hovertemplate=f"{labels[part]}: %{{text}}<extra></extra>",
                marker={"color": colour, "pattern": {"shape": "/" if part == "not_placed" else ""}},
            )  # fmt: skip
    chart.update_xaxes(visible=False)
    chart.update_yaxes(autorange="reversed")
    return chart
