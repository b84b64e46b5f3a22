"""The timeline and the portal's lines hold what their frames hold, with marks that shape and colour both tell apart."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import polars as pl

from dashboard.figures import palette, portal, timeline
from dashboard.texts import portal as portal_texts
from dashboard.texts import work_programme as texts
from tests.app import small_work

ON = date(2025, 12, 31)


def traces(figure: go.Figure) -> dict[str, go.Scatter]:
    return {trace.name: trace for trace in figure.data if trace.name}


def drawn() -> go.Figure:
    milestones = small_work.milestones().filter(reference_date=ON).sort("project_order", "milestone_id")
    return timeline.of_milestones(milestones, texts.STATE, texts.TIMELINE, ON)


def test_done_stands_at_its_day_and_open_at_the_day_it_is_due():
    found = traces(drawn())
    assert list(found[texts.STATE["done_late"]].x) == [date(2025, 10, 10)]
    assert list(found[texts.STATE["overdue"]].x) == [date(2025, 12, 30)]
    assert list(found[texts.STATE["due_soon"]].x) == [date(2026, 3, 31)]
    assert texts.STATE["open"] not in found  # no mark without a milestone, and none without a day
    assert (
        found[texts.STATE["overdue"]]
        .customdata[0]
        .startswith("Rechnungsscan: Schritt 2<br>überfällig, 30.12.2025")
    )


def test_lines_run_from_the_first_day_to_the_one_in_force_and_on_to_the_end_of_the_delay():
    found = traces(drawn())
    moved, late = found[texts.TIMELINE["moved"]], found[texts.TIMELINE["late"]]
    assert list(moved.x) == [date(2025, 6, 30), date(2025, 12, 30), None]
    assert list(late.x) == [date(2025, 9, 30), date(2025, 10, 10), None, date(2025, 12, 30), ON, None]
    assert moved.line.dash != late.line.dash


def test_a_theme_is_a_row_above_its_projects():
    (labels,) = (trace for trace in drawn().data if trace.mode == "text")
    assert list(labels.text) == ["<b>E-Government-Gesetz</b>", "Rechnungsscan", "Kita online"]
    marks = traces(drawn())
    assert list(marks[texts.STATE["done_on_time"]].y) == [1]
    assert list(marks[texts.STATE["due_soon"]].y) == [2]


def test_every_state_has_a_shape_and_a_role_of_its_own():
    assert len({symbol for symbol, _ in timeline.MARKS.values()}) == len(timeline.MARKS)
    assert {colour for _, colour in timeline.MARKS.values()} <= {
        palette.HAVE,
        palette.ALSO,
        palette.WANT,
        palette.MARK,
    }


def test_a_programme_without_any_day_is_drawn_without_marks():
    undated = small_work.milestones().filter(state="no_date")
    assert [trace.mode for trace in timeline.of_milestones(undated, texts.STATE, texts.TIMELINE, ON).data][
        -1
    ] == "text"


def months() -> pl.DataFrame:
    """As the query joins them: March 2025 knows no registrations, December is not complete."""
    portal_months = small_work.portal_months().rename({"share": "centre_share"})
    online = small_work.online().filter("is_total").select("month", "is_partial", online_share="share")
    return portal_months.join(online, on="month", how="full", coalesce=True).sort("month")


def test_an_incomplete_month_is_a_mark_of_its_own_and_no_part_of_the_line():
    found = traces(portal.over_time(months(), portal_texts.LINES, portal_texts.PARTIAL_LINE))
    whole = [None if share != share else share for share in found["Anmeldungen online"].y]  # noqa: PLR0124
    assert whole == [None, None, 0.75, 0.8, None]
    partial = found[portal_texts.PARTIAL_LINE]
    assert list(partial.y) == [0.8, 0.6]
    assert partial.marker.symbol == "circle-open"
    assert partial.customdata[0] == "12/2025: 80,0\N{NO-BREAK SPACE}%"


def test_without_registrations_their_line_is_left_out():
    unknown = months().with_columns(
        pl.lit(None, pl.Float64).alias("online_share"), is_partial=pl.lit(None, pl.Boolean)
    )
    found = traces(portal.over_time(unknown, portal_texts.LINES, portal_texts.PARTIAL_LINE))
    assert set(found) == {"Kitas im Portal", "Träger im Portal"}
