"""The tab that shows what was drawn beside what is equipped, track by track and year by year."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.choice import choose_one
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import progress as figures
from dashboard.filters import Filters
from dashboard.texts import codes, common
from dashboard.texts import funding_progress as texts
from warehouse.marts import Marts
from warehouse.queries import funding

FIELD_WIDTH = 280
TRACK = Column("track", texts.TRACK, names=codes.TRACK)
ON = Column("reference_date", texts.ON, "day")
PROGRESS = (
    Column("drawn_eur", texts.DRAWN, "euro", measure="drawn"),
    Column("drawn_rate", texts.DRAWN_RATE, "share", measure="drawn_rate"),
    Column("quantity_done", texts.DONE, "count", measure="equipped", applies="has_units"),
    Column("quantity_total", texts.TOTAL, "count", measure="equipped", applies="has_units"),
    Column("quantity_share", texts.SHARE, "share", measure="equipped_share", applies="has_units"),
    Column("eur_per_unit", texts.PER_UNIT, "euro", measure="eur_per_unit", applies="has_units"),
    Column("schools_done", texts.SCHOOLS_DONE, "count", measure="stage_share"),
    Column("schools_total", texts.SCHOOLS_TOTAL, "count", measure="stage_share"),
    Column("progress_date", texts.PROGRESS_ON, "day"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show one track's money and progress over the years, then all tracks at the date."""
    dates = funding.progress(marts, on)
    dates = dates.with_columns(has_units=dates["track"].is_in(list(texts.UNITS)))
    there = {name: key for key, name in codes.TRACK.items() if key in dates["track"]}
    st.subheader(texts.HEADING, anchor=False)
    if not there:
        st.info(common.EMPTY)
        return
    with_units = {name: key for name, key in there.items() if key in texts.UNITS}
    track = choose_one(texts.TRACK_KEY, texts.TRACK_FIELD, {**with_units, **there}, FIELD_WIDTH)
    own = dates.filter(track=track)
    st.markdown(texts.reading(own.row(0, named=True)))
    has_units = track in texts.UNITS
    share, name = ("quantity_share", texts.UNIT_SHARE) if has_units else ("school_share", texts.SCHOOL_SHARE)
    earliest_first = own.sort("reference_date")
    show_figure(
        figures.money_and_share(earliest_first, share, texts.MONEY_NAME, name),
        texts.alt(earliest_first.to_dicts(), share), "funding-progress", about=filters.about,
        measures=("drawn", "equipped_share" if has_units else "stage_share"),
    )  # fmt: skip
    show_note(texts.CAUTION)
    at_date = dates.filter(reference_date=on).sort("drawn_eur", descending=True, nulls_last=True)
    show_table(
        at_date, (TRACK, *PROGRESS), texts.caption(on), "mittel-fortschritt", filters.about, selected=track
    )
    show_table(own, (ON, *PROGRESS), texts.dates_caption(track), "mittel-fortschritt-jahre", filters.about)
