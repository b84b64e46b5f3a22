"""The tab with the sums: how the number moved, what it comes from, and where the children live."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.figures import unserved as figures
from dashboard.filters import Filters, choose_area
from dashboard.texts import codes, common
from dashboard.texts import unserved as texts
from warehouse.marts import Marts, Role
from warehouse.queries import areas, placement, unserved

TREND = (
    Column("reference_date", texts.REFERENCE_DATE, "day"),
    Column("on_the_day", texts.ON_THE_DAY, "count", measure="unserved"),
    Column("over_three_months", texts.WAITING, "count", measure="unserved_over_three_months"),
    Column("ahead", texts.ON_FIRST_OF_AUGUST, "count", measure="unserved"),
)
LINES = {"on_the_day": texts.ON_THE_DAY, "ahead": texts.ON_FIRST_OF_AUGUST}
REASONS = (
    Column("reason", texts.REASON, names=codes.UNSERVED_REASON),
    Column("unserved", texts.CHILDREN, "count", measure="unserved_reason"),
    Column("share", texts.SHARE, "share", measure="unserved_reason"),
)
PLACEABLE = (
    Column("friction", texts.FRICTION, "count", measure="friction"),
    Column("true_shortage", texts.TRUE_SHORTAGE, "count", measure="true_shortage"),
)
AREAS = (
    Column("name", texts.NAME),
    Column("unserved", texts.UNSERVED, "count", measure="unserved"),
    Column("unserved_over_three_months", texts.WAITING, "count", measure="unserved_over_three_months"),
    Column("short_notice", texts.SHORT_NOTICE, "count", measure="short_notice"),
    Column("conditional_claim", texts.CONDITIONAL, "count", measure="conditional_claim"),
    Column("claim_not_open", texts.NOT_OPEN, "count", measure="claim_not_open"),
    Column("served_wishes_change", texts.WISHES_CHANGE, "count", measure="served_wishes_change"),
    Column("minding_only", texts.MINDING_ONLY, "count", measure="minding_only"),
)


def render(marts: Marts, filters: Filters, on: date, need_date: date) -> None:
    """How did the number move, what does it come from, and where do the children live?"""
    groups = unserved.of_area(marts, on, filters.area.area_id).filter(need_date=need_date)
    own = groups.filter(age_group=filters.age_group).row(0, named=True)
    st.markdown(f"{texts.reading(own)} {texts.waiting(groups.to_dicts())}")
    if marts.role is Role.COUNCIL:
        _trend(marts, filters, on)
    else:
        left, right = st.columns(2, gap="large")
        with left:
            _trend(marts, filters, on)
        with right:
            _reasons(marts, filters, on, need_date)
    _areas(marts, filters, on, need_date)


def _trend(marts: Marts, filters: Filters, on: date) -> None:
    rows = side_by_side(_until(marts, filters, on))
    st.subheader(texts.TREND_HEADING, anchor=False)
    sentence = texts.trend(rows.to_dicts())
    figure = figures.over_time(rows, LINES, common.SUPPRESSED_SIGN)
    show_figure(figure, texts.trend_alt(sentence), "trend", about=filters.about, measures=("unserved",))
    st.markdown(sentence)
    caption = texts.trend_caption(filters.age_group, filters.place)
    latest_first = rows.sort("reference_date", descending=True)
    show_table(latest_first, TREND, caption, "unversorgte-kinder-entwicklung", filters.about)


def _until(marts: Marts, filters: Filters, on: date) -> pl.DataFrame:
    rows = unserved.trend(marts, filters.area.area_id).filter(age_group=filters.age_group)
    return rows.filter(pl.col("reference_date") <= on)


def side_by_side(rows: pl.DataFrame) -> pl.DataFrame:
    """Set each reference date's two needs side by side: on the day itself, and on the next 1 August."""
    ahead = rows.filter(~pl.col("is_on_reference_date"))
    return (
        rows.filter("is_on_reference_date")
        .select("reference_date", on_the_day="unserved", over_three_months="unserved_over_three_months",
                is_suppressed="is_suppressed")
        .join(ahead.select("reference_date", ahead="unserved", hidden="is_suppressed"), on="reference_date", how="left")
        .with_columns(is_suppressed=pl.col("is_suppressed") | pl.col("hidden").fill_null(value=False))
        .sort("reference_date")
    )  # fmt: skip


def _reasons(marts: Marts, filters: Filters, on: date, need_date: date) -> None:
    rows = unserved.reasons(marts, on, need_date, filters.area.area_id)
    rows = rows.filter(pl.col("unserved") > 0, age_group=filters.age_group)
    rows = rows.sort("unserved", descending=True, maintain_order=True)
    st.subheader(texts.REASONS_HEADING, anchor=False)
    if rows.is_empty():
        st.info(texts.NO_REASONS)
        return
    whole = int(rows["unserved"].sum())
    rows = rows.with_columns(share=pl.col("unserved") / whole)
    sentence = texts.reasons(rows.to_dicts(), whole)
    names = [codes.UNSERVED_REASON.get(reason, reason) for reason in rows["reason"]]
    figure = bars.of_parts(names, {texts.CHILDREN: rows["unserved"].to_list()}, common.UNKNOWN_SIGN)
    show_figure(
        figure, texts.reasons_alt(sentence), "reasons", about=filters.about, measures=("unserved_reason",)
    )
    st.markdown(sentence)
    caption = texts.reasons_caption(filters.age_group, need_date)
    show_table(rows, REASONS, caption, "unversorgte-kinder-gruende", filters.about)


def _areas(marts: Marts, filters: Filters, on: date, need_date: date) -> None:
    """Show the boroughs as bars, and as a table of them or of the chosen one's districts."""
    rows = _of_level(marts, filters, on, need_date, "borough")
    st.subheader(texts.BARS_HEADING, anchor=False)
    columns, parts, measures = _drawn(rows)
    figure = bars.of_parts(rows["name"].to_list(), parts, common.SUPPRESSED_SIGN)
    show_figure(
        figure, texts.alt(rows.to_dicts()), "unserved", choose_area, about=filters.about, measures=measures
    )
    show_note(texts.BARS_NOTE)
    st.markdown(texts.peaks(rows.to_dicts()))
    if filters.neighbours and not areas.of_level(marts, "district").is_empty():
        rows = _of_level(marts, filters, on, need_date, "district")
        rows = rows.filter(pl.col("area_id").is_in(filters.neighbours))
    caption = texts.caption(filters.age_group, need_date)
    show_table(rows, columns, caption, "unversorgte-kinder", filters.about, selected=filters.area.name)


def _of_level(marts: Marts, filters: Filters, on: date, need_date: date, level: str) -> pl.DataFrame:
    """Return the areas of a level, with for how many a place could be found where the role's file tells."""
    rows = unserved.by_area(marts, on, need_date, level).filter(age_group=filters.age_group)
    if marts.role is Role.COUNCIL:
        return rows
    found = placement.friction_by_area(marts, on, need_date, level).filter(age_group=filters.age_group)
    return rows.join(found.select("area_id", "friction", "true_shortage"), on="area_id", how="left")


def _drawn(rows: pl.DataFrame) -> tuple[tuple[Column, ...], dict[str, list[float | None]], tuple[str, ...]]:
    """Return the table's columns, and what the bars consist of with the measures of that."""
    if "friction" not in rows.columns or rows["friction"].is_null().all():
        return AREAS, {texts.UNSERVED: rows["unserved"].to_list()}, ("unserved",)
    parts = {
        texts.FRICTION_PART: rows["friction"].to_list(),
        texts.TRUE_SHORTAGE_PART: rows["true_shortage"].to_list(),
    }
    return (*AREAS[:2], *PLACEABLE, *AREAS[2:]), parts, ("friction", "true_shortage")
