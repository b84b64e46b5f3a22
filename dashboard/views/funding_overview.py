"""The tab that shows every programme: what is approved, drawn and left, what lapses next and when."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import funding as texts
from warehouse.marts import Marts
from warehouse.queries import funding

PROGRAMMES = (
    Column("programme", texts.PROGRAMME),
    Column("approved_eur", texts.APPROVED, "euro", measure="approved"),
    Column("drawn_eur", texts.DRAWN, "euro", measure="drawn"),
    Column("drawn_rate", texts.DRAWN_RATE, "share", measure="drawn_rate"),
    Column("left_eur", texts.LEFT, "euro", measure="left", applies="is_programme"),
    Column("lapsing_eur", texts.LAPSING, "euro", measure="lapsing"),
    Column("next_lapse_on", texts.LAPSE_DATE, "day", applies="is_lapsing"),
    Column("lapsed_eur", texts.LAPSED, "euro", measure="lapsed"),
    Column("quota_eur", texts.QUOTA, "euro", measure="quota"),
    Column("planned_eur", texts.PLANNED, "euro", measure="planned"),
    Column("committed_eur", texts.COMMITTED, "euro", measure="committed"),
    Column("spent_eur", texts.SPENT, "euro", measure="spent"),
)
KNOWN = (
    Column("programme", texts.PROGRAMME),
    Column("purpose", texts.PURPOSE, "prose"),
    Column("financed_by", texts.FINANCED_BY, "prose"),
    Column("window", texts.WINDOW, "code"),
    Column("carry_over_rule", texts.RULE, names=texts.RULES),
    Column("source", texts.SOURCE, "prose"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show the programmes as bars, in a sentence and as tables."""
    rows = funding.by_programme(marts, on).with_columns(
        is_programme=~pl.col("is_total"),
        is_lapsing=pl.col("lapsing_eur").is_null() | (pl.col("lapsing_eur") > 0),
    )
    own = rows.filter("is_programme")
    _bars(own, filters)
    show_table(rows, PROGRAMMES, texts.caption(on), "mittel-programme", filters.about)
    window = pl.Series("window", [texts.window(row) for row in own.to_dicts()], dtype=pl.String)
    show_table(own.with_columns(window), KNOWN, texts.PROGRAMMES_CAPTION, "mittel-herkunft", filters.about)
    if filters.region:
        show_note(texts.CITY_ONLY)


def _bars(programmes: pl.DataFrame, filters: Filters) -> None:
    st.subheader(texts.BARS_HEADING, anchor=False)
    records = programmes.to_dicts()
    open_part = (programmes["approved_eur"] - programmes["drawn_eur"]).to_list()
    parts = {texts.DRAWN_PART: programmes["drawn_eur"].to_list(), texts.OPEN_PART: open_part}
    figure = bars.of_parts(programmes["programme"].to_list(), parts, common.UNKNOWN_SIGN, formats.millions)
    show_figure(figure, texts.alt(records), "funding", about=filters.about, measures=("drawn", "approved"))
    show_note(texts.BARS_NOTE)
    st.markdown(texts.reading(records))
