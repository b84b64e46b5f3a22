"""Arbeitsprogramm: which milestones of the IT house are on time, which overdue, what changed, and who is on the portal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import work_programme as texts
from dashboard.views import (
    work_programme_changes,
    work_programme_overview,
    work_programme_portal,
    work_programme_projects,
    work_programme_schedule,
)
from warehouse.marts import Marts
from warehouse.queries import work_programme

Draw = Callable[[Marts, Filters, date], None]
TABS: tuple[tuple[str, Draw], ...] = (
    (texts.OVERVIEW_TAB, work_programme_overview.render),
    (texts.SCHEDULE_TAB, work_programme_schedule.render),
    (texts.PROJECTS_TAB, work_programme_projects.render),
    (texts.CHANGES_TAB, work_programme_changes.render),
    (texts.PORTAL_TAB, work_programme_portal.render),
)
MEASURES = ("milestones_on_time", "milestones_on_first_date", "milestones", "days_late")


def render(marts: Marts, filters: Filters) -> None:
    """Which milestones are on time, which overdue, and what changed since?"""
    on, before = filters.as_of("work_programme"), filters.before("work_programme")
    total = _total(marts, on)
    if on is None or total is None:
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    changes = work_programme.changes(marts, on, before).to_dicts() if before else []
    show_headline(
        texts.stands(total), texts.TARGET, texts.change(changes, _total(marts, before), total), common.since(before),
        texts.basis(total), measures=filters.about.links(MEASURES),
    )  # fmt: skip
    names, views = zip(*TABS, strict=True)
    tabs = st.tabs(names, key=texts.TAB_KEY, on_change="rerun", bind="query-params")
    for tab, view in zip(tabs, views, strict=True):
        if tab.open:
            with tab:
                view(marts, filters, on)


def _total(marts: Marts, on: date | None) -> dict[str, Any] | None:
    rows = work_programme.by_theme(marts, on) if on else pl.DataFrame({"is_total": []})
    return next((row for row in rows.to_dicts() if row["is_total"]), None)
