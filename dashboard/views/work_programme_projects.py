"""The tab with the projects: what each is for, what comes next and whose it is; and every milestone with its evidence."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.table import show_table
from dashboard.filters import Filters
from dashboard.texts import work_programme as texts
from warehouse.marts import Marts
from warehouse.queries import work_programme

PROJECTS = (
    Column("project", texts.PROJECT),
    Column("state", texts.STATE_HEAD, "code", names=texts.STATE),
    Column("next_milestone", texts.NEXT, applies="has_next"),
    Column("next_due_on", texts.NEXT_DUE, "day", applies="next_due_on"),
    Column("next_days_late", texts.DAYS_LATE, "count", applies="next_due_on", measure="days_late"),
    Column("next_responsible_unit", texts.NEXT_UNIT, applies="has_next"),
    Column("milestones", texts.MILESTONES, "count", measure="milestones"),
    Column("on_time_rate", texts.ON_TIME_RATE, "share", applies="due", measure="milestones_on_time"),
)
PURPOSES = (
    Column("project", texts.PROJECT),
    Column("theme", texts.THEME),
    Column("purpose", texts.PURPOSE, "prose"),
    Column("law", texts.LAW, "code", applies="law"),
)
MILESTONES = (
    Column("milestone", texts.MILESTONE),
    Column("project", texts.PROJECT),
    Column("state", texts.STATE_HEAD, "code", names=texts.STATE),
    Column("started_on", texts.STARTED, "day"),
    Column("done_on", texts.DONE, "day", applies="is_done"),
    Column("evidence", texts.EVIDENCE, applies="is_done"),
    Column("responsible_unit", texts.UNIT),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """What is each project for, what comes next, whose is it, and what proves what is done?"""
    projects = work_programme.by_project(marts, on)
    st.subheader(texts.PROJECTS_HEADING, anchor=False)
    st.markdown(texts.projects(projects.to_dicts()))
    shown = projects.with_columns(has_next=pl.col("next_milestone_id").is_not_null())
    show_table(shown, PROJECTS, texts.projects_caption(on), "arbeitsprogramm-projekte", filters.about)
    show_table(projects, PURPOSES, texts.PURPOSE_CAPTION, "arbeitsprogramm-zwecke", filters.about)
    milestones = work_programme.milestones(marts, on)
    show_table(milestones, MILESTONES, texts.milestones_caption(on), "meilensteine", filters.about)
