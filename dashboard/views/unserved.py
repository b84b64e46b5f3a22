"""Unversorgte Kinder: who has a claim and no place, where, and, for those who place them, each open case."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.filters import Filters, choose_area
from dashboard.texts import codes, common
from dashboard.texts import unserved as texts
from warehouse.marts import Marts, Role
from warehouse.queries import areas, population, unserved

COLUMNS = (
    Column("name", texts.NAME),
    Column("unserved", texts.UNSERVED, "count", measure="unserved"),
    Column("unserved_over_three_months", texts.WAITING, "count", measure="unserved_over_three_months"),
    Column("short_notice", texts.SHORT_NOTICE, "count", measure="short_notice"),
    Column("conditional_claim", texts.CONDITIONAL, "count", measure="conditional_claim"),
    Column("claim_not_open", texts.NOT_OPEN, "count", measure="claim_not_open"),
    Column("served_wishes_change", texts.WISHES_CHANGE, "count", measure="served_wishes_change"),
    Column("minding_only", texts.MINDING_ONLY, "count", measure="minding_only"),
)
CASE_COLUMNS = (
    Column("child_id", texts.CHILD_ID),
    Column("district_name", texts.RECORD_DISTRICT),
    Column("birth_month", texts.BORN, "month"),
    Column("wanted_start", texts.WANTED, "day"),
    Column("registered_on", texts.REGISTERED, "day"),
    Column("days_waiting", texts.DAYS, "count", measure="days_waiting"),
    Column("is_short_notice", texts.SHORT, "flag"),
    Column("wishes", texts.WISHES, "count", measure="wishes"),
    Column("reason", texts.REASON, names=codes.UNSERVED_REASON),
)


def render(marts: Marts, filters: Filters) -> None:
    """How many children with a claim have no place, and where?"""
    on = filters.as_of("unserved")
    own = area_row(marts, filters, on, filters.age_group)
    if on is None or own is None:
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    earlier = area_row(marts, filters, filters.before("unserved"), filters.age_group)
    stands = texts.stands(own, _children(marts, filters, on), filters.place)
    show_headline(
        stands, texts.TARGET, texts.change(own, earlier), common.since(filters.before("unserved")),
        measures=filters.about.links(("unserved", "unserved_over_three_months", "population")),
    )  # fmt: skip
    st.markdown(texts.reading(own, _ahead(marts, filters, on)))
    st.markdown(texts.waiting(_all_ages(marts, filters, on)))
    _boroughs(marts, filters, on)
    if marts.role is Role.COORDINATION:
        _cases(marts, filters, on)


def area_row(marts: Marts, filters: Filters, on: date | None, age_group: str) -> dict[str, Any] | None:
    """Return the chosen area's row at a date, for the need on that same date."""
    if on is None:
        return None
    rows = unserved.of_area(marts, on, filters.area.area_id).filter(age_group=age_group, need_date=on)
    return next(iter(rows.to_dicts()), None)


def _all_ages(marts: Marts, filters: Filters, on: date) -> list[dict[str, Any]]:
    return unserved.of_area(marts, on, filters.area.area_id).filter(need_date=on).to_dicts()


def _ahead(marts: Marts, filters: Filters, on: date) -> dict[str, Any] | None:
    rows = unserved.of_area(marts, on, filters.area.area_id).filter(
        pl.col("need_date") > on, age_group=filters.age_group
    )
    return next(iter(rows.to_dicts()), None)


def _children(marts: Marts, filters: Filters, on: date) -> int | None:
    """Return how many children of the age live in the area; the cases' file does not hold that."""
    if marts.role is Role.COORDINATION:
        return None
    return int(
        population.of_area(marts, on, filters.area.area_id)
        .filter(age_group=filters.age_group)["children"]
        .sum()
    )


def _boroughs(marts: Marts, filters: Filters, on: date) -> None:
    """Show the boroughs as bars, and as a table of them or of the chosen one's districts."""
    rows = unserved.by_area(marts, on, "borough").filter(age_group=filters.age_group)
    st.subheader(texts.BARS_HEADING, anchor=False)
    figure = bars.of_parts(
        rows["name"].to_list(), {texts.UNSERVED: rows["unserved"].to_list()}, common.SUPPRESSED_SIGN
    )
    show_figure(
        figure,
        texts.alt(rows.to_dicts()),
        "unserved",
        choose_area,
        about=filters.about,
        measures=("unserved",),
    )
    show_note(texts.BARS_NOTE)
    if filters.neighbours and not areas.of_level(marts, "district").is_empty():
        rows = unserved.by_area(marts, on, "district")
        rows = rows.filter(pl.col("area_id").is_in(filters.neighbours), age_group=filters.age_group)
    caption = texts.caption(filters.age_group, on)
    show_table(rows, COLUMNS, caption, "unversorgte-kinder", filters.about, selected=filters.area.name)


def _cases(marts: Marts, filters: Filters, on: date) -> None:
    cases = unserved.open_cases(marts, on, on).filter(age_group=filters.age_group)
    if filters.districts is not None:
        cases = cases.filter(pl.col("district_id").is_in(filters.districts))
    st.subheader(texts.CASES_HEADING, anchor=False)
    if cases.is_empty():
        st.info(texts.NO_CASES)
        return
    caption = texts.cases_caption(cases.height, filters.age_group, on)
    show_table(cases, CASE_COLUMNS, caption, "offene-faelle", filters.about)
