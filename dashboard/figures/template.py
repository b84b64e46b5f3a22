"""What all figures share: German separators, no zoom, quiet axes, room for long labels."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures.palette import QUIET

FONT = "Atkinson Hyperlegible Next, sans-serif"
GERMAN_DAY = "%d.%m.%Y"

TEMPLATE = go.layout.Template(
    layout=go.Layout(
        separators=",.",
        font={"family": FONT, "size": 14},
        dragmode=False,
        hovermode="closest",
        bargap=0.35,
        margin={"l": 8, "r": 16, "t": 8, "b": 8},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "xanchor": "left", "x": 0, "title": {"text": ""}},
        xaxis={"fixedrange": True, "automargin": True, "showgrid": False, "zeroline": False},
        yaxis={"fixedrange": True, "automargin": True, "zeroline": False},
    )
)


def figure(height: int, **layout: object) -> go.Figure:
    """Return an empty figure in the common style, ``height`` pixels high."""
    return go.Figure(layout=go.Layout(template=TEMPLATE, height=height, **layout))


def share_axis(**more: object) -> dict[str, object]:
    """Return an axis of shares from 0 to 100 %, with German percent signs."""
    return {"range": [0, 1.0], "tickformat": ".0%", "ticksuffix": "", **more}


def rule(figure: go.Figure, **line: object) -> None:
    """Add a thin dotted line of reference."""
    figure.add_shape(type="line", line={"color": QUIET, "width": 1.5, "dash": "dot"}, **line)
