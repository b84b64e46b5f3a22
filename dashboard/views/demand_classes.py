"""The nine fields of the page Kita-Bedarf: place reserve against the trend of demand."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.about import show_measures
from dashboard.components.cells import Column
from dashboard.components.fields import Field, show_fields
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.filters import Filters
from dashboard.texts import area_classes as texts
from dashboard.texts import codes, words
from dashboard.views.demand_map import NOUN, marked, within
from warehouse.marts import Marts
from warehouse.queries import demand

COLUMNS = (
    Column("name", texts.NAME),
    Column("reserve_per_100", texts.RESERVE, "decimal", measure="place_reserve"),
    Column("trend", texts.TREND, "share", measure="demand_trend"),
    Column("area_class", texts.CLASS, names=codes.AREA_CLASS),
)


def show(marts: Marts, filters: Filters, on: date, year: int, level: str) -> None:
    """Show the nine fields with the areas in them, and the same as a list to take along."""
    rows = within(demand.area_classes(marts, on, year, level, filters.age_group), filters)
    if rows.is_empty():
        return
    st.subheader(texts.HEADING, anchor=False)
    records, noun = rows.to_dicts(), NOUN[level]
    if rows["trend_until"][0] == year:
        st.info(texts.no_trend(records[0]))
        return
    caption = texts.caption(records[0])
    corner = filters.about.link("place_reserve", texts.ROWS)
    show_fields(
        caption,
        corner,
        codes.RESERVE_CLASS,
        codes.TREND_CLASS,
        lambda *keys: _field(rows, "_".join(keys), noun),
    )
    show_measures(filters.about, ("area_class", "place_reserve", "demand_trend"))
    st.markdown(texts.reading(records, noun))
    if texts.unclassed(records, noun):
        show_note(texts.unclassed(records, noun))
    with st.expander(texts.LIST):
        show_table(
            rows, COLUMNS, caption, f"gebietsklassen-{level}", filters.about, selected=marked(filters, level)
        )


def _field(rows: pl.DataFrame, key: str, noun: words.Noun) -> Field:
    names = rows.filter(area_class=key)["name"].to_list()
    return Field(codes.AREA_CLASS[key], texts.count(len(names), noun), names)
