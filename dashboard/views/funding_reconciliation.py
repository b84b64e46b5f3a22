"""The tab that holds the measures' draws against the delivered budget, in which other purposes share."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import funding_reconciliation as texts
from warehouse.marts import Marts
from warehouse.queries import funding

SUMS = (
    Column("all_purposes_drawn_eur", texts.ALL_PURPOSES, "euro", measure="drawn_all_purposes"),
    Column("measures_drawn_eur", texts.SCHOOL_IT, "euro", measure="drawn"),
    Column("other_purposes_eur", texts.OTHER, "euro", measure="other_purposes"),
    Column("unexplained_eur", texts.UNEXPLAINED, "euro", measure="unexplained"),
)
PROGRAMMES = (Column("programme", texts.PROGRAMME), *SUMS)
YEARS = (Column("programme", texts.PROGRAMME), Column("year", texts.YEAR), *SUMS)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show what of each programme's draws goes to the schools' IT, to other purposes, and to nobody knows what."""
    programmes = funding.reconciled(marts, on)
    covered = pl.col("measures_drawn_eur").fill_null(0.0) - pl.col("unexplained_eur")
    parts = programmes.with_columns(covered_eur=covered)
    st.subheader(texts.HEADING, anchor=False)
    st.markdown(texts.HOW)
    st.markdown(texts.reading(programmes.to_dicts()))
    figure = bars.of_parts(
        programmes["programme"].to_list(), {label: parts[column].to_list() for column, label in texts.PARTS.items()},
        common.UNKNOWN_SIGN, formats.millions,
    )  # fmt: skip
    show_figure(
        figure, texts.alt(programmes.to_dicts()), "funding-reconciliation", about=filters.about,
        measures=("drawn", "drawn_all_purposes", "other_purposes", "unexplained"),
    )  # fmt: skip
    show_table(programmes, PROGRAMMES, texts.caption(on), "mittel-abgleich", filters.about)
    years = funding.reconciled_years(marts, on)
    show_table(years, YEARS, texts.years_caption(on), "mittel-abgleich-jahre", filters.about)
