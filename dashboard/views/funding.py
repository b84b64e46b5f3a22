"""Mittel: what is drawn of the money approved for the schools' IT, and what lapses."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import funding as texts
from warehouse.marts import Marts
from warehouse.queries import funding

APPROVED = (
    Column("approved_eur", texts.APPROVED, "euro", measure="approved"),
    Column("drawn_eur", texts.DRAWN, "euro", measure="drawn"),
    Column("drawn_rate", texts.DRAWN_RATE, "share", measure="drawn_rate"),
)
LAPSING = (
    Column("lapsing_eur", texts.LAPSING, "euro", measure="lapsing"),
    Column("lapsed_eur", texts.LAPSED, "euro", measure="lapsed"),
)
REST = (
    Column("quota_eur", texts.QUOTA, "euro", measure="quota"),
    Column("planned_eur", texts.PLANNED, "euro", measure="planned"),
    Column("committed_eur", texts.COMMITTED, "euro", measure="committed"),
    Column("spent_eur", texts.SPENT, "euro", measure="spent"),
)
PROGRAMMES = (
    Column("programme", texts.PROGRAMME),
    *APPROVED,
    Column("left_eur", texts.LEFT, "euro", measure="left", applies="is_programme"),
    *LAPSING,
    Column("carry_over_rule", texts.RULE, names=texts.RULES, applies="is_programme"),
    *REST,
)
YEARS = (
    Column("programme", texts.PROGRAMME),
    Column("year", texts.YEAR),
    *APPROVED,
    Column("left_eur", texts.LEFT, "euro", measure="left"),
    *LAPSING,
    *REST,
)


def render(marts: Marts, filters: Filters) -> None:
    """What is drawn of the money for the schools' IT, and what is about to lapse?"""
    on, before = filters.as_of("funding"), filters.before("funding")
    rows = funding.by_programme(marts, on) if on else pl.DataFrame()
    if on is None or rows.is_empty():
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    own, total = rows.filter(~pl.col("is_total")), _total(rows)
    earlier = _total(funding.by_programme(marts, before)) if before else None
    show_headline(
        texts.stands(total or {}), texts.TARGET, texts.change(total or {}, earlier), common.since(before),
        measures=filters.about.links(("drawn", "approved", "drawn_rate", "lapsing", "lapsed")),
    )  # fmt: skip
    _bars(own, filters)
    rows = rows.with_columns(is_programme=~pl.col("is_total"))
    show_table(rows, PROGRAMMES, texts.caption(on), "mittel-programme", filters.about)
    show_table(funding.by_year(marts, on), YEARS, texts.years_caption(on), "mittel-jahre", filters.about)


def _total(rows: pl.DataFrame) -> dict[str, Any] | None:
    return next(iter(rows.filter("is_total").to_dicts()), None)


def _bars(programmes: pl.DataFrame, filters: Filters) -> None:
    st.subheader(texts.BARS_HEADING, anchor=False)
    records = programmes.to_dicts()
    open_part = (programmes["approved_eur"] - programmes["drawn_eur"]).to_list()
    parts = {texts.DRAWN_PART: programmes["drawn_eur"].to_list(), texts.OPEN_PART: open_part}
    figure = bars.of_parts(programmes["programme"].to_list(), parts, common.UNKNOWN_SIGN, formats.millions)
    show_figure(figure, texts.alt(records), "funding", about=filters.about, measures=("drawn", "approved"))
    show_note(texts.BARS_NOTE)
    st.markdown(texts.reading(records))
