"""One quantity per row, as bars to the right."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import plotly.graph_objects as go

from dashboard import formats
from dashboard.figures import palette, template

BAR_HEIGHT = 34
LABEL_WIDTH = 26  # letters in a line, so that a phone has room left for the bars
PARTS = (palette.HAVE, palette.ALSO, palette.WANT, palette.QUIET)


def of_parts(
    names: list[str],
    parts: dict[str, list[float | None]],
    hidden: str,
    shown: Callable[[float], str] = formats.number,
) -> go.Figure:
    """Draw one bar per name, stacked from up to four named parts; a missing value shows the ``hidden`` sign."""
    small = {"minsize": 10, "mode": "hide"}  # on a phone the table says what no longer fits
    chart = template.figure(len(names) * BAR_HEIGHT + 70, barmode="stack", uniformtext=small)
    for colour, (label, values) in zip(PARTS, parts.items(), strict=False):
        texts = [hidden if value is None else shown(value) for value in values]
        chart.add_bar(
            name=label,
            orientation="h",
            y=["<br>".join(textwrap.wrap(name, LABEL_WIDTH)) for name in names],
            x=[value or 0 for value in values],
            text=texts,
            textangle=0,
            customdata=names,
            hovertemplate=f"%{{customdata}}: %{{text}} {label}<extra></extra>",
            marker={"color": colour},
            unselected={"marker": {"opacity": 1}},
        )
    chart.update_xaxes(visible=False)
    chart.update_yaxes(autorange="reversed", type="category", dtick=1)  # a year is a name, too
    return chart
