"""The tab that says when half, nine tenths and all of the schools will be done, with what is uncertain about it."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.table import show_table
from dashboard.figures import rollout_dates as figures
from dashboard.filters import Filters
from dashboard.texts import codes
from dashboard.texts import school_it_forecast as texts
from warehouse.marts import Marts
from warehouse.queries import rollout

COLUMNS = (
    Column("track", texts.TRACK, names=codes.TRACK),
    Column("share_name", texts.SHARE),
    Column("needed_schools", texts.NEEDED, "count", measure="rollout_forecast"),
    Column("reached", texts.REACHED, "count", measure="stage_share"),
    Column("reached_on", texts.REACHED_ON, "day", applies="is_reached"),
    Column("low_80", texts.LOW, "day", applies="is_open"),
    Column("median", texts.MEDIAN, "day", applies="is_open"),
    Column("high_80", texts.HIGH, "day", applies="is_open"),
    Column("planned_on", texts.PLANNED, "day", applies="is_open"),
)
APART = (
    Column("track", texts.TRACK, names=codes.TRACK),
    Column("on_hold", texts.ON_HOLD, "count", measure="schools_on_hold"),
    Column("unknown", texts.UNKNOWN, "count", measure="schools_unknown"),
    Column("unplanned", texts.UNPLANNED, "count", measure="rollout_forecast"),
    Column("needed_apart", texts.APART, "count", measure="rollout_forecast"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show in which range of dates every track will be done."""
    st.subheader(texts.HEADING, anchor=False)
    rows = by_track(rollout.forecast(marts, on))
    own = rows.filter(track=filters.track).to_dicts()
    if not own or not rows["periods"].max():
        st.info(texts.NONE)
        return
    st.markdown("  \n".join(texts.reading(row) for row in reversed(own)))
    st.markdown(texts.apart(own[-1]))
    told = rows.to_dicts()
    figure = figures.ranges(told, [texts.label(row) for row in told], texts.MARKS, on, texts.seen_from(on))
    alt = texts.alt(texts.reading(own[-1]))
    show_figure(figure, alt, "dates", about=filters.about, measures=("rollout_forecast",))
    show_table(rows, COLUMNS, texts.caption(on), "schul-it-prognose", filters.about, selected=filters.track)
    st.subheader(texts.APART_HEADING, anchor=False)
    all_schools = rows.filter(target_share=100)
    show_table(
        all_schools,
        APART,
        texts.apart_caption(on),
        "schul-it-offen-unklar",
        filters.about,
        selected=filters.track,
    )
    st.subheader(texts.METHOD_HEADING, anchor=False)
    for paragraph in texts.METHOD:
        st.markdown(paragraph)


def by_track(rows: pl.DataFrame) -> pl.DataFrame:
    """Put the tracks in their order and name the shares."""
    order = pl.col("track").cast(pl.Enum(list(codes.TRACK)))
    return rows.sort(order, "target_share").with_columns(
        share_name=pl.col("target_share").replace_strict(texts.SHARES, return_dtype=pl.String),
        is_reached=pl.col("reached_on").is_not_null(),
        is_open=pl.col("reached_on").is_null(),
    )
