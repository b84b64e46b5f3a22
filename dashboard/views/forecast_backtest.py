"""The tab that says how far earlier forecasts were off, and so how far this one can be trusted."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.filters import Filters
from dashboard.texts import forecast_backtest as texts
from warehouse.marts import Marts
from warehouse.queries import forecast

COLUMNS = (
    Column("level", texts.LEVEL, names=texts.LEVELS),
    Column("horizon", texts.HORIZON, "count", measure="forecast_error"),
    Column("median_abs_error", texts.MEDIAN, "share", measure="forecast_error"),
    Column("p90_abs_error", texts.P90, "share", measure="forecast_error"),
    Column("bias", texts.BIAS, "share", measure="forecast_bias"),
    Column("coverage_80", texts.COVERAGE, "share", measure="forecast_coverage"),
    Column("as_last_year", texts.LAST_YEAR, "share", measure="forecast_error"),
    Column("cohort_moves_up", texts.MOVES_UP, "share", measure="forecast_error"),
    Column("cells", texts.CELLS, "count", measure="forecast_error"),
)
LEVELS = ("city", "borough", "planning_area", "district")


def render(marts: Marts, filters: Filters, _on: date) -> None:
    """How far were earlier forecasts off?"""
    st.subheader(texts.HEADING, anchor=False)
    rows = beside_naive(forecast.backtest(marts, filters.age_group))
    if rows.is_empty():
        st.info(texts.EMPTY)
        return
    told = rows.to_dicts()
    st.markdown(texts.headline(told, filters.age_group))
    st.markdown(texts.trust(told))
    st.markdown(texts.against_naive(told))
    show_table(rows, COLUMNS, texts.caption(told[0], filters.age_group), "treffsicherheit", filters.about)
    show_note(texts.NOTE)


def beside_naive(errors: pl.DataFrame) -> pl.DataFrame:
    """Set the method's rows beside the median error of the two naive forecasts, from the city down."""
    keys = ["level", "horizon"]
    naive = errors.filter(pl.col("method") != "method").pivot(
        on="method", index=keys, values="median_abs_error"
    )
    own = errors.filter(method="method")
    if own.is_empty():
        return own
    order = pl.col("level").cast(pl.Enum(LEVELS))
    return own.join(naive, on=keys, how="left").sort(order, "horizon")
