"""The tab with the sums: how the milestones of each theme stand, and what comes next."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
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
    *(Column(key, title, "count", measure="milestones") for key, title in texts.COUNTED.items()),
    Column("due", texts.DUE_COUNT, "count", measure="milestones_on_time"),
    Column("on_time_rate", texts.ON_TIME_RATE, "share", measure="milestones_on_time"),
    Column("first_date_rate", texts.ON_FIRST_DATE, "share", measure="milestones_on_first_date"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """How do the milestones of each theme stand, and what comes next?"""
    rows, milestones = work_programme.by_theme(marts, on), work_programme.milestones(marts, on).to_dicts()
    st.subheader(texts.BARS_HEADING, anchor=False)
    themes, reading = rows.filter(~pl.col("is_total")), texts.reading(milestones)
    parts = {title: themes[key].to_list() for key, title in texts.PARTS.items()}
    figure = bars.of_parts(themes["theme"].to_list(), parts, common.UNKNOWN_SIGN)
    show_figure(figure, texts.alt(reading), "themes", about=filters.about, measures=("milestones",))
    st.markdown(f"{reading} {texts.soon(milestones)}")
    show_note(texts.SOON_RULE)
    show_table(rows, THEMES, texts.caption(on), "arbeitsprogramm-themen", filters.about)
