"""The tab of the centre projects: planned and actual opening, and how late each of them is."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import projects as figures
from dashboard.filters import Filters
from dashboard.texts import forecast
from dashboard.texts import projects as texts
from warehouse.marts import Marts
from warehouse.queries import projects

MOST_SHOWN = 15
COLUMNS = (
    Column("name", texts.PROJECT),
    Column("project_id", texts.NUMBER),
    Column("project_kind", texts.KIND, names=forecast.KINDS),
    Column("provider_name", texts.PROVIDER),
    Column("district_name", texts.DISTRICT),
    Column("state", texts.STATE, names=forecast.STATES),
    Column("opening_planned_on", texts.PLANNED, "day"),
    Column("opened_on", texts.OPENED, "day"),
    Column("delay_days", texts.DELAY, "signed", measure="project_delay"),
    Column("groups_form_one", texts.GROUPS_ONE, "count", measure="projects"),
    Column("groups_form_two", texts.GROUPS_TWO, "count", measure="projects"),
    Column("groups_form_three", texts.GROUPS_THREE, "count", measure="projects"),
    Column("places_under_three", texts.UNDER_THREE, "signed", measure="projects"),
    Column("places_three_to_school", texts.THREE_TO_SCHOOL, "signed", measure="projects"),
    Column("council_paper", texts.PAPER),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Which projects opened when they should, which are late, and by how much?"""
    st.subheader(texts.HEADING, anchor=False)
    rows = projects.of_day(marts, on)
    if filters.districts is not None:
        rows = rows.filter(pl.col("district_id").is_in(filters.districts))
    if filters.provider_id:
        rows = rows.filter(provider_id=filters.provider_id)
    if rows.is_empty():
        st.info(texts.EMPTY)
        return
    median = rows.filter(state="opened")["delay_days"].median()
    sentence = texts.reads(rows.to_dicts(), median if isinstance(median, float) else None, on)
    late = rows.drop_nulls("delay_days").head(MOST_SHOWN).with_columns(seen_on=pl.lit(on))
    if late.height:
        figure = figures.planned_and_actual(late, texts.LABELS)
        show_figure(figure, texts.alt(sentence), "projects", about=filters.about, measures=("project_delay",))
        show_note(texts.NOTE)
    st.markdown(sentence)
    show_table(rows, COLUMNS, texts.caption(on), "vorhaben", filters.about)
