"""A ranking: areas as bars in the colours of their classes, with what they are held against as lines across."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping, Sequence

import plotly.graph_objects as go

from dashboard.figures import palette, template
from dashboard.figures.classes import Class

BAR_HEIGHT = 26
LABEL_WIDTH = 26  # letters in a line, so that a phone has room left for the bars
DASHES = ("solid", "dot")


def of_classes(
    names: Sequence[str],
    values: Sequence[float | None],
    classes: Sequence[Class],
    shown: Sequence[str],
    references: Mapping[str, float],
    *,
    span: tuple[float, float],
    chosen: Collection[str | None] = (),
    has_legend: bool,
) -> go.Figure:
    """Draw one bar per name, the first on top, and one line per entry of ``references``, which say what it is.

    ``span`` holds the least and the greatest value of all rankings on the page, so that their bars compare. The
    number stands beside the name, where no line crosses it; a name in ``chosen`` is bold. A missing value has no
    length and shows its sign; with ``has_legend`` the classes are named here.
    """
    rows = len(references) + (len(classes) if has_legend else 0)
    chart = template.figure(
        len(names) * BAR_HEIGHT + 60 + 8 * rows, barmode="overlay", bargap=0.2, legend=template.FIXED_LEGEND
    )
    for each in classes:
        chart.add_bar(
            name=each.label, orientation="h", showlegend=has_legend,
            y=[names[position] for position in each.members] or [None],
            x=[values[position] or 0 for position in each.members] or [None],
            customdata=[names[position] for position in each.members],
            hovertext=[shown[position] for position in each.members], hovertemplate="%{y}: %{hovertext}<extra></extra>",
            marker={"color": each.colour, "line": {"color": palette.QUIET, "width": 1}},
            unselected={"marker": {"opacity": 1}},
        )  # fmt: skip
    for dash, (label, value) in zip(DASHES, references.items(), strict=False):
        style = {"color": palette.MARK, "width": 2, "dash": dash}
        chart.add_vline(x=value, line=style)
        chart.add_scatter(name=label, x=[None], y=[None], mode="lines", line=style)
    labels = [_label(name, number, is_bold=name in chosen) for name, number in zip(names, shown, strict=True)]
    least, most = min(0, *span), max(0, *span)
    room = 0.02 * (most - least) or 1
    chart.update_xaxes(visible=False, range=[least - room * (least < 0), most + room])
    chart.update_yaxes(
        type="category", autorange="reversed", categoryorder="array", categoryarray=list(names),
        tickvals=list(names), ticktext=labels,
    )  # fmt: skip
    return chart


def _label(name: str, number: str, *, is_bold: bool) -> str:
    wrapped = "<br>".join(textwrap.wrap(name, LABEL_WIDTH))
    return f"{f'<b>{wrapped}</b>' if is_bold else wrapped}  <b>{number}</b> "
