"""The tab that carries the children from day care to school, and says where equipped rooms will be short."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.components.cells import Column
from dashboard.components.choice import choose_one
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import fan
from dashboard.figures import school_entry as figures
from dashboard.filters import Filters, choose_area
from dashboard.texts import common
from dashboard.texts import school_entry as texts
from warehouse.marts import Marts, Role
from warehouse.queries import school_entry

Row = dict[str, Any]

ENTRY = Column("grade_1_expected", texts.ENTRY, "count", measure="school_entry")
RANGE = (
    Column("low_80", texts.LOW, "count", measure="forecast_interval"),
    Column("high_80", texts.HIGH, "count", measure="forecast_interval"),
)
ROOMS = (
    Column("pupils_expected", texts.PUPILS, "count", measure="primary_pupils_expected"),
    Column("rooms_needed", texts.ROOMS_NEEDED, "count", measure="rooms_needed"),
    Column("class_rooms", texts.ROOMS, "count", measure="class_rooms"),
    Column("rooms_short", texts.ROOMS_SHORT, "count", measure="rooms_short"),
    Column("equipped_needed", texts.TO_EQUIP, "count", measure="equipped_needed"),
    Column("equipped_rooms", texts.EQUIPPED, "count", measure="equipped"),
    Column("equipped_short", texts.EQUIPPED_SHORT, "count", measure="equipped_short"),
)
YEAR = Column("school_year", texts.YEAR, "year")
BOROUGHS = (
    Column("name", texts.NAME),
    ENTRY,
    *ROOMS,
    Column("primary_pupils", texts.PUPILS_NOW, "count", measure="primary_pupils"),
    Column("attendance_ratio", texts.RATIO, "share", measure="attendance_ratio"),
)
CLAIM = (
    YEAR,
    Column("claim_grades", texts.GRADES, names=texts.GRADES_WITH_CLAIM),
    Column("claim_children", texts.CLAIM, "count", measure="claim_children"),
    Column("all_day_places", texts.PLACES, "count", measure="all_day_places"),
    Column("all_day_rate", texts.PLACES_RATE, "ratio", measure="all_day_rate"),
)
WITH_ROOMS = ("city", "borough")


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Who comes to school, and are there equipped rooms for them?"""
    day = filters.reference_date or on
    dates = school_entry.as_of(marts, day)
    years = pl.DataFrame()
    if not dates.is_empty():
        years = school_entry.by_year(marts, dates["reference_date"][0], filters.area.area_id)
    if years.is_empty() or not years["is_projected"].any():
        st.info(texts.none(day))
        return
    own = _chosen(years)
    boroughs = school_entry.by_borough(marts, own["reference_date"], own["school_year"])
    st.markdown(texts.stands(own, boroughs.to_dicts(), filters.place))
    show_note(texts.basis(own))
    if own["level"] in WITH_ROOMS:
        _rooms(filters, own, boroughs)
    left, right = st.columns(2, gap="large")
    with left:
        _cohorts(filters, years)
    with right:
        _claim(filters, years)
    columns = (YEAR, ENTRY, *(ROOMS if own["level"] in WITH_ROOMS else ()), *RANGE)
    show_table(
        years, columns, texts.years_caption(own, filters.place), "einschulungen", filters.about,
        selected=own["school_year"],
    )  # fmt: skip
    columns = CLAIM if own["level"] in WITH_ROOMS else CLAIM[:3]
    show_table(years, columns, texts.claim_caption(filters.place), "ganztagsanspruch", filters.about)
    _method(marts, filters, own)


def _chosen(years: pl.DataFrame) -> Row:
    """Return the row of the school year chosen, the next one first."""
    ahead = {
        formats.day_care_year(row["school_year"]): row for row in years.filter("is_projected").to_dicts()
    }
    return choose_one(texts.YEAR_KEY, texts.YEAR_FIELD, ahead)


def _rooms(filters: Filters, own: Row, boroughs: pl.DataFrame) -> None:
    st.subheader(texts.ROOMS_HEADING, anchor=False)
    near = boroughs if own["level"] == "city" else boroughs.filter(area_id=own["area_id"])
    sentence = texts.rooms(own, near.to_dicts())
    figure = figures.of_rooms(
        boroughs["name"].to_list(), boroughs["equipped_rooms"].to_list(), boroughs["equipped_needed"].to_list(),
        texts.ROOM_LABELS, common.UNKNOWN_SIGN,
    )  # fmt: skip
    show_figure(
        figure, texts.rooms_alt(sentence), "entry-rooms", choose_area, about=filters.about,
        measures=("equipped", "equipped_needed", "equipped_short"),
    )  # fmt: skip
    show_note(texts.ROOMS_NOTE)
    st.markdown(sentence or common.NOT_KNOWN)
    show_table(
        boroughs, BOROUGHS, texts.boroughs_caption(own), "grundschulen-raeume", filters.about,
        selected=filters.area.name,
    )  # fmt: skip


def _cohorts(filters: Filters, years: pl.DataFrame) -> None:
    st.subheader(texts.COHORTS_HEADING, anchor=False)
    sentence = texts.cohorts(years.to_dicts())
    drawn = years.rename({"school_year": "day_care_year", "grade_1_expected": "expected"})
    counted = drawn.filter(~pl.col("is_projected")).rename({"expected": "children"})
    figure = fan.of_children(counted, drawn.filter("is_projected"), texts.COHORT_LABELS)
    show_figure(
        figure, texts.cohorts_alt(sentence), "entry-cohorts", about=filters.about,
        measures=("school_entry", "forecast_interval"),
    )  # fmt: skip
    show_note(texts.COHORTS_NOTE)
    st.markdown(sentence)


def _claim(filters: Filters, years: pl.DataFrame) -> None:
    st.subheader(texts.CLAIM_HEADING, anchor=False)
    rows = years.to_dicts()
    sentence = texts.claim(rows)
    figure = figures.of_claim(
        [texts.claim_label(row) for row in rows], years["claim_children"].to_list(), rows[0]["all_day_places"],
        texts.CLAIM_LABELS, common.SUPPRESSED_SIGN if any(years["is_suppressed"]) else common.UNKNOWN_SIGN,
    )  # fmt: skip
    show_figure(
        figure, texts.claim_alt(sentence), "entry-claim", about=filters.about,
        measures=("claim_children", "all_day_places"),
    )  # fmt: skip
    st.markdown(sentence)


def _method(marts: Marts, filters: Filters, own: Row) -> None:
    """Explain the numbers, and set them beside those of the contracts where the role's file has them."""
    st.subheader(texts.METHOD_HEADING, anchor=False)
    st.markdown(texts.method(own))
    if marts.role is not Role.COUNCIL and own["level"] in WITH_ROOMS:
        until = filters.reference_date or own["reference_date"]
        left = school_entry.leaving_day_care(marts, until, own["school_year"], own["area_id"])
        if not left.is_empty():
            st.markdown(texts.leaving(left.row(0, named=True), own, filters.place))
    st.subheader(texts.LIMITS_HEADING, anchor=False)
    st.markdown(texts.LIMITS)
