"""Rooms the primary schools will need beside those they have, and the children with a claim to all-day support."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import formats
from dashboard.figures import palette, template

BAR_HEIGHT = 34
LABEL_WIDTH = 26
CLAIM_HEIGHT = 340
ROOM = 1.16  # above the tallest bar, for the number on it


def of_rooms(
    names: Sequence[str],
    equipped: Sequence[int | None],
    needed: Sequence[int | None],
    labels: tuple[str, str, str],
    unknown: str,
) -> go.Figure:
    """Draw the equipped rooms of each area, what is short of those needed, and a mark where the need lies.

    ``labels`` name the equipped, the missing and the needed; where one of the two is not known the bar has its sign.
    """
    chart = template.figure(len(names) * BAR_HEIGHT + 80, barmode="stack", legend=template.FIXED_LEGEND)
    wrapped = ["<br>".join(textwrap.wrap(name, LABEL_WIDTH)) for name in names]
    short = [_short(*pair) for pair in zip(equipped, needed, strict=True)]
    for label, values, colour in ((labels[0], equipped, palette.HAVE), (labels[1], short, palette.WANT)):
        shown = [formats.number(value) if value is not None else unknown for value in values]
        chart.add_bar(
            name=label, orientation="h", y=wrapped, x=[value or 0 for value in values], customdata=names,
            text=shown if values is equipped else ["" for _ in values], hovertext=shown, textangle=0,
            insidetextanchor="start",
            hovertemplate=f"%{{customdata}}: %{{hovertext}} {label}<extra></extra>",
            marker={"color": colour}, unselected={"marker": {"opacity": 1}},
        )  # fmt: skip
    chart.add_scatter(
        name=labels[2], y=wrapped, x=needed, mode="markers", customdata=names,
        marker={"symbol": "line-ns", "size": 20, "line": {"width": 3, "color": palette.MARK}},
        hovertext=[formats.number(value) for value in needed],
        hovertemplate=f"%{{customdata}}: %{{hovertext}} {labels[2]}<extra></extra>",
    )  # fmt: skip
    chart.update_xaxes(visible=False)
    chart.update_yaxes(autorange="reversed", categoryorder="array", categoryarray=wrapped)
    return chart


def of_claim(
    years: Sequence[str],
    children: Sequence[int | None],
    places: int | None,
    labels: tuple[str, str],
    hidden: str,
) -> go.Figure:
    """Draw the children with a claim per school year, and today's places as a line where they are told.

    ``labels`` name the children and the places.
    """
    chart = template.figure(CLAIM_HEIGHT, legend=template.FIXED_LEGEND)
    chart.add_bar(
        name=labels[0], x=list(years), y=[value or 0 for value in children], marker={"color": palette.HAVE},
        text=[hidden if value is None else formats.number(value) for value in children], textposition="outside", textfont={"color": palette.MARK},
        cliponaxis=False, hovertemplate=f"%{{x}}: %{{text}} {labels[0]}<extra></extra>",
    )  # fmt: skip
    highest = max([value for value in children if value is not None], default=0)
    if places is not None:
        highest = max(highest, places)
        chart.add_scatter(
            name=f"{labels[1]}: {formats.number(places)}", x=list(years), y=[places] * len(years), mode="lines",
            line={"color": palette.WANT, "width": 3, "dash": "dash"},
            hovertemplate=f"{labels[1]}: {formats.number(places)}<extra></extra>",
        )  # fmt: skip
    chart.update_yaxes(tickformat=",.0f", range=[0, max(1, highest) * ROOM])
    chart.update_xaxes(type="category", tickangle=0)
    return chart


def _short(equipped: int | None, needed: int | None) -> int | None:
    """Return how many rooms are missing; nothing is known without both."""
    return None if equipped is None or needed is None else max(0, needed - equipped)
