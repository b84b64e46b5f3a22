"""The work programme on one axis of time: per project its milestones, by when they were due and when they were done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.figures import palette, template

ROW_HEIGHT = 40  # a line of words above each bar, so that a phone has its whole width left for the years
HEADING, ABOVE = 0.1, 0.42  # how far above the middle of its row a theme and a project are named
LONG = 6  # from this many years on, every second one is named
# Done is a filled mark, what is still to come an empty one; shape and colour both tell late from on time.
MARKS = {
    "done_on_time": ("circle", palette.HAVE),
    "done_late": ("diamond", palette.ALSO),
    "overdue": ("x", palette.WANT),
    "due_soon": ("triangle-up-open", palette.MARK),
    "open": ("circle-open", palette.MARK),
}


def of_milestones(
    milestones: pl.DataFrame, states: Mapping[str, str], words: Mapping[str, str], on: date
) -> go.Figure:
    """Draw ``theme, project, milestone, state, started_on, first_due_on, due_on, done_on`` in the frame's order.

    ``states`` name the marks; ``words`` the lines: ``lasting``, ``moved``, ``late`` and ``on`` (the reference date).
    """
    rows = _rows(milestones)
    dated = milestones.drop_nulls("due_on").with_columns(
        row=pl.struct("theme", "project").map_elements(
            lambda key: rows[key["theme"], key["project"]], return_dtype=pl.Int64
        )
    )
    chart = template.figure(len(rows) * ROW_HEIGHT + 110)
    for label, start, end, line in _lines(dated, words, on):
        chart.add_scatter(
            **_segments(dated, start, end), name=label, mode="lines", line=line, hoverinfo="skip"
        )
    for state, (symbol, colour) in MARKS.items():
        _add_marks(chart, dated.filter(state=state), states[state], symbol, colour)
    last = max(rows.values(), default=0)
    chart.add_scatter(
        name=words["on"], x=[on, on], y=[-0.5, last + 0.5], mode="lines", hoverinfo="skip",
        line={"color": palette.MARK, "width": 1, "dash": "dash"},
    )  # fmt: skip
    first = dated.select(pl.min_horizontal("started_on", "first_due_on", "due_on").min()).item()
    chart.add_scatter(
        x=[first or on] * len(rows), y=[place - (ABOVE if project else HEADING) for (_, project), place in rows.items()],
        text=[project or f"<b>{theme}</b>" for theme, project in rows], mode="text", textposition="middle right",
        textfont={"color": palette.MARK, "size": 12}, hoverinfo="skip", showlegend=False, cliponaxis=False,
    )  # fmt: skip
    chart.update_yaxes(range=[last + 0.6, -0.6], showticklabels=False, showgrid=False)
    years = dated["due_on"].dt.year().n_unique()
    chart.update_xaxes(tickformat="%Y", dtick="M24" if years >= LONG else "M12", showgrid=True)
    return chart


def _rows(milestones: pl.DataFrame) -> dict[tuple[str, str], int]:
    """Return the row of each theme's heading (an empty project) and of each of its projects."""
    keys: list[tuple[str, str]] = []
    for theme, project in milestones.select("theme", "project").unique(maintain_order=True).rows():
        if (theme, "") not in keys:
            keys.append((theme, ""))
        keys.append((theme, project))
    return {key: place for place, key in enumerate(keys)}


def _lines(
    dated: pl.DataFrame, words: Mapping[str, str], on: date
) -> list[tuple[str, pl.Series, pl.Series, dict[str, object]]]:
    """Return the three kinds of line: how long a project lasts, how far a day moved, how long it was missed."""
    each = dated.select(
        begin=pl.min_horizontal("started_on", "first_due_on", "due_on").min().over("row"),
        end=pl.max_horizontal("due_on", "done_on").max().over("row"),
        first=pl.when(pl.col("first_due_on") != pl.col("due_on")).then("first_due_on"),
        due="due_on",
        missed=pl.when(pl.col("state").is_in(["done_late", "overdue"])).then("due_on"),
        until=pl.coalesce("done_on", pl.lit(on)),
    )
    return [
        (words["lasting"], each["begin"], each["end"], {"color": palette.QUIET, "width": 8}),
        (words["moved"], each["first"], each["due"], {"color": palette.MARK, "width": 2, "dash": "dot"}),
        (words["late"], each["missed"], each["until"], {"color": palette.WANT, "width": 3}),
    ]


def _segments(dated: pl.DataFrame, start: pl.Series, end: pl.Series) -> dict[str, list[object]]:
    x: list[object] = []
    y: list[object] = []
    for row, begin, until in zip(dated["row"], start, end, strict=True):
        if begin is not None:
            x += [begin, until, None]
            y += [row, row, None]
    return {"x": x, "y": y}


def _add_marks(chart: go.Figure, rows: pl.DataFrame, label: str, symbol: str, colour: str) -> None:
    if rows.is_empty():
        return
    told = [
        f"{row['project']}: {row['milestone']}<br>{label}, {formats.day(row['due_on'])}"
        + (f" → {formats.day(row['done_on'])}" if row["done_on"] else "")
        for row in rows.to_dicts()
    ]
    chart.add_scatter(
        name=label, x=rows.select(pl.coalesce("done_on", "due_on")).to_series(), y=rows["row"], mode="markers",
        marker={"color": colour, "size": 12, "symbol": symbol, "line": {"width": 2, "color": colour}},
        customdata=told, hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
