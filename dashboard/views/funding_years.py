"""The tab that follows one programme's money from year to year: carried in, drawn, carried out, lapsed."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.components.cells import Column
from dashboard.components.choice import choose_one
from dashboard.components.figure import show_figure
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import funding as page
from dashboard.texts import funding_years as texts
from warehouse.marts import Marts
from warehouse.queries import funding

FIELD_WIDTH = 280
LEFT_OVER = "left_over_eur"
YEARS = (
    Column("year", texts.YEAR),
    Column("carried_in_eur", texts.CARRIED_IN, "euro", measure="carried_in"),
    Column("quota_eur", texts.QUOTA, "euro", measure="quota"),
    Column("drawn_all_purposes_eur", texts.DRAWN, "euro", measure="drawn_all_purposes"),
    Column("carried_out_eur", texts.CARRIED_OUT, "euro", measure="carried_out"),
    Column("lapsed_eur", texts.LAPSED, "euro", measure="lapsed"),
    Column(LEFT_OVER, texts.LEFT, "euro", measure="left", applies="is_latest"),
    Column("lapsing_eur", page.LAPSING, "euro", measure="lapsing"),
    Column("next_lapse_on", page.LAPSE_DATE, "day", applies="is_lapsing"),
    Column("approved_eur", page.APPROVED, "euro", measure="approved"),
    Column("drawn_eur", texts.SCHOOL_IT, "euro", measure="drawn"),
    Column("spent_eur", page.SPENT, "euro", measure="spent"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show one programme's rule, its years in words, as bars and as a table."""
    programmes = {
        row["programme"]: row
        for row in funding.by_programme(marts, on).filter(~pl.col("is_total")).to_dicts()
    }
    st.subheader(texts.HEADING, anchor=False)
    st.markdown(texts.HOW)
    chosen = choose_one(texts.PROGRAMME_KEY, texts.FIELD, programmes, FIELD_WIDTH)
    name = chosen["programme"]
    years = funding.by_year(marts, on).filter(programme=name)
    records = years.sort("year").to_dicts()
    st.markdown(texts.told(chosen, records))
    if chosen["quota_eur"] is None:
        return
    st.markdown(texts.rule(chosen))
    left_over = pl.max_horizontal(pl.lit(0.0), pl.col("left_eur") - pl.col("lapsed_eur")).alias(LEFT_OVER)
    drawn = years.sort("year").with_columns(left_over)
    parts = {label: drawn[column].to_list() for column, label in texts.PARTS.items()}
    figure = bars.of_parts(
        [str(year) for year in drawn["year"]], parts, common.UNKNOWN_SIGN, formats.millions
    )
    show_figure(
        figure, texts.alt(name, records), "funding-years", about=filters.about,
        measures=("drawn_all_purposes", "left", "lapsed"),
    )  # fmt: skip
    st.markdown(texts.year_by_year(records))
    is_lapsing = pl.col("lapsing_eur").is_null() | (pl.col("lapsing_eur") > 0)
    begun = pl.col("year") <= on.year
    is_latest = begun & (pl.col("year") == pl.col("year").filter(begun).max())
    table = years.with_columns(left_over, is_lapsing=is_lapsing, is_latest=is_latest)
    show_table(table, YEARS, texts.caption(name, on), "mittel-jahre", filters.about)
