"""What all figures share: German separators, no zoom, quiet axes, room for long labels."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard import formats
from dashboard.figures.palette import MARK

GERMAN_DAY = "%d.%m.%Y"

TEMPLATE = go.layout.Template(
    layout=go.Layout(
        separators=",.",
        bargap=0.35,
        legend={
            "orientation": "h",
            "yanchor": "bottom",
            "y": 1.0,
            "xanchor": "left",
            "x": 0,
            "title": {"text": ""},
            "traceorder": "normal",
        },
        xaxis={"fixedrange": True, "automargin": True, "showgrid": False, "zeroline": False},
        yaxis={"fixedrange": True, "automargin": True, "zeroline": False},
    )
)
FONT = {"family": "Public Sans, sans-serif", "size": 13}
FIXED_LEGEND = {"itemclick": False, "itemdoubleclick": False}  # classes are read, not switched off
MARGIN = {"l": 8, "r": 20, "t": 8, "b": 8}


def figure(height: int, **layout: object) -> go.Figure:
    """Return an empty figure in the common style, ``height`` pixels high.

    Font, margins and the labels' dark colour stand in the figure: a template's give way to Streamlit's own.
    """
    own = {"template": TEMPLATE, "font": FONT, "margin": MARGIN, "dragmode": False, "hovermode": "closest"}
    axis = {"tickfont": {"color": MARK, "size": 12}}
    return go.Figure(layout=go.Layout(height=height, xaxis=axis, yaxis=axis, **own, **layout))


def share_axis(top: float = 1.0, step: float = 0.2) -> dict[str, object]:
    """Return an axis of shares from 0 to ``top``, with German percent signs."""
    ticks = [step * number for number in range(round(top / step) + 1)]
    return {
        "range": [0, top + 0.04],
        "tickvals": ticks,
        "ticktext": [formats.percent(tick, 0) for tick in ticks],
    }
