"""What one school's IT has been paid with: its measures, and which programmes pay for each."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.table import show_table
from dashboard.filters import Filters
from dashboard.texts import codes, funding, funding_parts
from dashboard.texts import school_money as texts
from warehouse.marts import Marts
from warehouse.queries import funding as money

MEASURES = (
    Column("measure_id", funding_parts.MEASURE, "code"),
    Column("track", funding_parts.TRACK, names=codes.TRACK_SHORT),
    Column("programme", funding_parts.PROGRAMME),
    Column("years", funding_parts.YEARS, "code"),
    Column("approved_eur", funding.APPROVED, "euro", measure="approved"),
    Column("share_of_measure", funding_parts.SHARE, "share", measure="share_of_measure"),
    Column("drawn_eur", funding.DRAWN, "euro", measure="drawn"),
    Column("drawn_rate", funding.DRAWN_RATE, "share", measure="drawn_rate"),
)


def render(marts: Marts, filters: Filters, school_id: str) -> None:
    """Show a school's measures at the money's latest date."""
    on: date | None = filters.as_of("funding")
    st.subheader(texts.HEADING, anchor=False)
    rows = money.of_school(marts, on, school_id) if on else pl.DataFrame()
    if on is None or rows.is_empty():
        st.markdown(texts.NO_MEASURE)
        return
    records = rows.to_dicts()
    st.markdown(texts.told(records, on))
    rows = rows.with_columns(
        pl.Series("years", [funding_parts.years(row) for row in records], dtype=pl.String)
    )
    show_table(rows, MEASURES, texts.caption(on), "schule-massnahmen", filters.about)
