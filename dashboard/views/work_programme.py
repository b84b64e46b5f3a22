"""Arbeitsprogramm: which milestones of the IT house are on time, and which are overdue."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import work_programme as texts
from warehouse.marts import Marts
from warehouse.queries import work_programme

THEMES = (
    Column("theme", texts.THEME),
    Column("milestones", texts.MILESTONES, "count", measure="milestones"),
    *(Column(key, title, "count", measure="milestones") for key, title in texts.PARTS.items()),
    Column("on_time_rate", texts.ON_TIME_RATE, "share", measure="milestones_on_time"),
)
MILESTONES = (
    Column("milestone", texts.MILESTONE),
    Column("project", texts.PROJECT),
    Column("theme", texts.THEME),
    Column("state", texts.STATE_HEAD, names=texts.STATE),
    Column("due_on", texts.DUE, "day"),
    Column("done_on", texts.DONE, "day", applies="is_done"),
    Column("days_late", texts.DAYS_LATE, "count", measure="days_late"),
    Column("evidence", texts.EVIDENCE, applies="is_done"),
    Column("responsible_unit", texts.UNIT),
)


def render(marts: Marts, filters: Filters) -> None:
    """Which milestones are on time, and which are overdue?"""
    on, before = filters.as_of("work_programme"), filters.before("work_programme")
    rows = work_programme.by_theme(marts, on) if on else pl.DataFrame()
    if on is None or rows.is_empty():
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    total = _total(rows)
    earlier = _total(work_programme.by_theme(marts, before)) if before else None
    milestones = work_programme.milestones(marts, on)
    show_headline(
        texts.stands(total or {}), texts.TARGET, texts.change(total or {}, earlier), common.since(before),
        measures=filters.about.links(("milestones", "milestones_on_time")),
    )  # fmt: skip
    st.subheader(texts.BARS_HEADING, anchor=False)
    themes, reading = rows.filter(~pl.col("is_total")), texts.reading(milestones.to_dicts())
    parts = {title: themes[key].to_list() for key, title in texts.PARTS.items()}
    figure = bars.of_parts(themes["theme"].to_list(), parts, common.UNKNOWN_SIGN)
    show_figure(figure, texts.alt(reading), "themes", about=filters.about, measures=("milestones",))
    st.markdown(reading)
    show_table(rows, THEMES, texts.caption(on), "arbeitsprogramm-themen", filters.about)
    show_table(milestones, MILESTONES, texts.milestones_caption(on), "meilensteine", filters.about)


def _total(rows: pl.DataFrame) -> dict[str, Any] | None:
    return next(iter(rows.filter("is_total").to_dicts()), None)
