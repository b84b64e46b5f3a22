"""The tab with the timeline: when each milestone was due, when it was done, and which days moved."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.table import show_table
from dashboard.figures import timeline
from dashboard.filters import Filters
from dashboard.texts import work_programme as texts
from warehouse.marts import Marts
from warehouse.queries import work_programme

DAYS = (
    Column("milestone", texts.MILESTONE),
    Column("project", texts.PROJECT),
    Column("state", texts.STATE_HEAD, "code", names=texts.STATE),
    Column("first_due_on", texts.FIRST_DUE, "day", applies="first_due_on"),
    Column("due_on", texts.DUE, "day", applies="due_on"),
    Column("moved_days", texts.MOVED, "signed", applies="due_on", measure="moved_days"),
    Column("times_moved", texts.TIMES_MOVED, "count", measure="times_moved"),
    Column("done_on", texts.DONE, "day", applies="is_done"),
    Column("days_late", texts.DAYS_LATE, "count", applies="due_on", measure="days_late"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """When was each milestone due, when was it done, and which days moved?"""
    milestones = work_programme.milestones(marts, on)
    reading = texts.schedule(milestones.to_dicts())
    st.subheader(texts.SCHEDULE_HEADING, anchor=False)
    figure = timeline.of_milestones(milestones, texts.STATE, texts.TIMELINE, on)
    show_figure(
        figure, texts.timeline_alt(reading), "timeline", about=filters.about, measures=("milestones", "days_late", "moved_days")
    )  # fmt: skip
    st.markdown(reading)
    show_table(milestones, DAYS, texts.milestones_caption(on), "arbeitsprogramm-zeitplan", filters.about)
