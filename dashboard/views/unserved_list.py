"""The work list of those who place children: one row per child without a place, the most urgent first."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.choice import choose_one
from dashboard.components.notice import show_note
from dashboard.components.status_list import show_status_list, with_status
from dashboard.components.table import show_table
from dashboard.filters import Filters
from dashboard.texts import codes
from dashboard.texts import unserved_list as texts
from warehouse.marts import Marts
from warehouse.queries import placement, unserved

LIST = (
    Column("record_number", texts.RECORD, "code"),
    Column("age", texts.AGE),
    Column("district", texts.DISTRICT),
    Column("urgency", texts.URGENCY, names=codes.URGENCY),
    Column("wanted_start", texts.WANTED, "day"),
    Column("claim_date", texts.CLAIM, "month"),
    Column("places", texts.PLACES, "prose"),
    Column("before", texts.STATUS),
    Column("reason", texts.REASON, names=codes.UNSERVED_REASON),
    Column("wishes", texts.WISHES, "count", measure="wishes"),
    Column("wishes_tried", texts.TRIED, "count", measure="wishes_tried"),
    Column("registered_on", texts.REGISTERED, "day"),
    Column("is_short_notice", texts.SHORT, "flag"),
)
MONTHS = 12
WIDE = 272  # the urgencies and reasons are longer than what other fields hold


def render(marts: Marts, filters: Filters, on: date, need_date: date) -> None:
    """Who needs a place, how urgently, and what would be free near by?"""
    st.subheader(texts.HEADING, anchor=False)
    cases = chosen(with_status(marts, open_cases(marts, filters, on, need_date)))
    counts = cases.group_by("urgency", maintain_order=True).agg(children=pl.len())
    st.markdown(texts.counted(counts.to_dicts()))
    if cases.is_empty():
        st.info(texts.NO_CASES)
    else:
        is_latest = is_latest_placed(marts, on)
        fitting = placement.fitting_places(marts, on, need_date) if is_latest else None
        rows = in_words(cases, fitting, need_date)
        caption = texts.caption(filters.age_group, need_date, filters.place)
        show_table(rows, LIST, caption, "arbeitsliste", filters.about)
        show_note(texts.NOTE if is_latest else f"{texts.NOTE} {texts.ONLY_LATEST}")
    show_status_list(marts, cases, filters.about, "statusliste")


def is_latest_placed(marts: Marts, on: date) -> bool:
    """Whether a reference date is the one for which places are proposed child by child."""
    return on == placement.reference_dates(marts)["reference_date"].max()


def open_cases(marts: Marts, filters: Filters, on: date, need_date: date) -> pl.DataFrame:
    """Return the children without a place in the chosen area, the most urgent first."""
    cases = unserved.open_cases(marts, on, need_date).filter(age_group=filters.age_group)
    return (
        cases if filters.districts is None else cases.filter(pl.col("district_id").is_in(filters.districts))
    )


def chosen(cases: pl.DataFrame) -> pl.DataFrame:
    """Draw the list's own fields and return the children they leave."""
    with st.container(horizontal=True, gap="small", key="case-filters"):
        for key, column, names in (
            (texts.URGENCY_KEY, "urgency", codes.URGENCY),
            (texts.REASON_KEY, "reason", codes.UNSERVED_REASON),
            (texts.STATUS_KEY, "contact_status", codes.CONTACT_STATUS),
        ):
            options = {texts.ALL: None, **{label: code for code, label in names.items()}}
            code = choose_one(key, texts.LABELS[key], options, WIDE)
            if code:
                cases = cases.filter(pl.col(column) == code)
    return cases


def in_words(cases: pl.DataFrame, fitting: pl.DataFrame | None, need_date: date) -> pl.DataFrame:
    """Add age and district as they are read, and the nearest fitting free places, unless those are not known."""
    districts = [texts.district(*names) for names in cases["district_name", "borough_name"].iter_rows()]
    return cases.with_columns(
        pl.Series("district", districts, dtype=pl.String),
        pl.Series("places", _places(cases["child_id"], fitting), dtype=pl.String),
        age=age_at(need_date),
    )


def _places(children: pl.Series, fitting: pl.DataFrame | None) -> list[str | None]:
    if fitting is None:
        return [None] * len(children)
    near: dict[str, list[dict[str, Any]]] = {}
    for row in fitting.filter(pl.col("child_id").is_in(children.implode())).iter_rows(named=True):
        near.setdefault(row["child_id"], []).append(row)
    return [texts.places(near[child]) if child in near else texts.NO_PLACE for child in children]


def age_at(day: date) -> pl.Expr:
    """Return the age on a day as ``2;3``: years and months from the month of birth."""
    born = pl.col("birth_month")
    months = (day.year - born.dt.year()) * MONTHS + day.month - born.dt.month()
    return pl.format("{};{}", months // MONTHS, months % MONTHS)
