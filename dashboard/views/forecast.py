"""Prognose & Szenarien: what the release holds of the future, the next day-care year and the planned centres."""

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
from dashboard.figures import ages
from dashboard.filters import Filters
from dashboard.texts import codes, common
from dashboard.texts import forecast as texts
from warehouse.marts import Marts
from warehouse.queries import demand, population, projects

COLUMNS = (
    Column("name", texts.NAME),
    Column("children", texts.CHILDREN, "count", measure="children"),
    Column("demand", texts.DEMAND, "count", measure="demand"),
    Column("available_places", texts.PLACES, "count", measure="available_places"),
    Column("shortage", texts.SHORTAGE, "count", measure="shortage"),
    Column("balance", texts.BALANCE, "signed", measure="balance"),
)
PROJECTS = (
    Column("name", texts.PROJECT),
    Column("project_kind", texts.KIND, names=texts.KINDS),
    Column("district_name", texts.DISTRICT),
    Column("state", texts.STATE, names=texts.STATES),
    Column("opening_planned_on", texts.OPENING, "day"),
    Column("is_overdue", texts.LATE, "flag"),
    Column("places_under_three", texts.UNDER_THREE, "signed", measure="projects"),
    Column("places_three_to_school", texts.THREE_TO_SCHOOL, "signed", measure="projects"),
    Column("council_paper", texts.PAPER),
)


def render(marts: Marts, filters: Filters) -> None:
    """What will the next day-care year need, and what is being built?"""
    on = filters.as_of("demand")
    now, ahead = (_area_row(marts, filters, on, is_current_year=current) for current in (True, False))
    if on is None or ahead is None:
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    show_headline(
        texts.stands(ahead, filters.place), texts.target(ahead), texts.change(ahead, now), texts.since(now), texts.BASIS,
        measures=filters.about.links(("shortage", "children", "available_places", "demand", "target_rate")),
    )  # fmt: skip
    _ages(marts, filters, on)
    st.subheader(texts.REGIONS_HEADING, anchor=False)
    rows = demand.by_area(marts, on, ahead["day_care_year"], "borough", filters.age_group)
    st.markdown(texts.reading(rows.to_dicts()))
    show_table(rows, COLUMNS, texts.caption(ahead), "vorausschau", filters.about, selected=filters.area.name)
    _projects(marts, filters, on)


def _area_row(
    marts: Marts, filters: Filters, on: date | None, *, is_current_year: bool
) -> dict[str, Any] | None:
    if on is None:
        return None
    years = demand.day_care_years(marts, on).filter(is_current_year=is_current_year)["day_care_year"]
    if years.is_empty():
        return None
    rows = demand.of_area(marts, on, years[0], filters.area.area_id).filter(age_group=filters.age_group)
    return next(iter(rows.to_dicts()), None)


def _ages(marts: Marts, filters: Filters, on: date) -> None:
    dates = population.by_age(marts, filters.area.area_id, on)
    if dates.is_empty():
        return
    st.subheader(texts.AGES_HEADING, anchor=False)
    sentence = texts.ages(population.under_six(marts, filters.area.area_id, on).to_dicts(), filters.place)
    figure = ages.over_time(dates, codes.YEAR_OF_AGE)
    show_figure(figure, texts.alt(sentence), "ages", about=filters.about, measures=("population",))
    st.markdown(sentence)


def _projects(marts: Marts, filters: Filters, on: date) -> None:
    st.subheader(texts.PROJECTS_HEADING, anchor=False)
    rows = projects.ahead(marts, on)
    if filters.districts is not None:
        rows = rows.filter(pl.col("district_id").is_in(filters.districts))
    if rows.is_empty():
        st.info(texts.NO_PROJECTS)
        return
    sums = rows.select(pl.col("places_under_three", "places_three_to_school").sum()).row(0)
    show_table(rows, PROJECTS, texts.projects_caption(rows.height, *sums, on), "ausbauplanung", filters.about)
    show_note(texts.PROJECTS_NOTE)
