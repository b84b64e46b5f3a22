"""The tab with what changed at the milestones since the date that is compared with."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.table import show_table
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import work_programme as texts
from warehouse.marts import Marts
from warehouse.queries import work_programme

CHANGES = (
    Column("milestone", texts.MILESTONE),
    Column("project", texts.PROJECT),
    Column("change", texts.CHANGE_HEAD, names=texts.CHANGE),
    Column("due_before", texts.DUE_BEFORE, "day", applies="due_before"),
    Column("due_on", texts.DUE, "day", applies="due_on"),
    Column("days_moved", texts.MOVED, "signed", applies="is_moved", measure="moved_days"),
    Column("done_on", texts.DONE, "day", applies="done_on"),
    Column("days_late", texts.DAYS_LATE, "count", applies="is_late", measure="days_late"),
    Column("responsible_unit", texts.UNIT),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """What was done, what slipped, what moved, what is new, and what is no longer there?"""
    before = filters.before("work_programme")
    if before is None:
        st.info(common.NO_COMPARISON)
        return
    changes = work_programme.changes(marts, on, before)
    if changes.is_empty():
        st.info(texts.NO_CHANGE)
        return
    if told := texts.changes(changes.to_dicts()):
        st.markdown(told)
    show_table(
        changes, CHANGES, texts.changes_caption(on, before), "arbeitsprogramm-veraenderungen", filters.about
    )
