"""Kennzahlen: what each number counts, how it is worked out, who answers for it, and what it does not say.

The page has no figure: definitions have no size to compare.
"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.entry import show_entry
from dashboard.components.headline import show_headline
from dashboard.components.table import show_table
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import measures as texts
from warehouse.marts import Marts
from warehouse.queries import measures

COLUMNS = (
    Column("name", texts.NAME, measure_key="measure"),
    Column("definition", texts.DEFINITION),
    Column("formula", texts.FORMULA),
    Column("unit", texts.UNIT, names=texts.UNITS),
    Column("direction", texts.DIRECTION, names=texts.DIRECTIONS),
    Column("owner", texts.OWNER),
    Column("since", texts.SINCE),
    Column("limits", texts.LIMITS),
    Column("source_tables", texts.TABLES),
)
TERMS = {column.key: column for column in COLUMNS[1:]}
TABLES = (
    Column("table_name", texts.TABLE),
    Column("description", texts.DESCRIPTION),
    Column("first_date", texts.FIRST, "day", applies="has_dates"),
    Column("last_date", texts.LAST, "day", applies="has_dates"),
)


def render(marts: Marts, filters: Filters) -> None:
    """What does a number count, how is it worked out, and what does it not say?"""
    rows = measures.definitions(marts)
    if rows.is_empty():
        st.info(common.EMPTY)
        return
    sources = rows.select("measure", "name", table_name=pl.col("source_tables").str.split(", ")).explode(
        "table_name"
    )
    tables = measures.tables(marts).with_columns(has_dates=pl.col("last_date").is_not_null())
    if filters.measure:
        chosen = rows.filter(measure=filters.measure).row(0, named=True)
        _entry(
            chosen, tables.join(sources.filter(measure=filters.measure), on="table_name", how="semi"), filters
        )
        return
    held = sources.join(tables, on="table_name", how="semi")["table_name"].n_unique()
    links = filters.about.links(("measures_count",))
    show_headline(texts.stands(rows.height, held), texts.TARGET, texts.CHANGE, measures=links)
    show_table(rows, COLUMNS, texts.CAPTION, "kennzahlen", filters.about)


def _entry(chosen: dict[str, Any], tables: pl.DataFrame, filters: Filters) -> None:
    """Show one measure in full, with the tables of this view that hold it."""
    show_entry(chosen["name"], {column.title: column.text(chosen) for column in TERMS.values()})
    if tables.is_empty():
        st.info(texts.ELSEWHERE)
    else:
        show_table(tables, TABLES, texts.TABLES_CAPTION, "kennzahl-tabellen", filters.about)
