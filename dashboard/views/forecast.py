"""Prognose & Szenarien: what the coming day-care years will need, what would change it, and how far to trust it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import ages, fan
from dashboard.filters import Filters
from dashboard.texts import codes, common
from dashboard.texts import forecast as texts
from dashboard.views import forecast_assumptions, forecast_backtest, forecast_scenarios, forecast_siting
from warehouse.marts import Marts
from warehouse.queries import demand, forecast, population, projects

Draw = Callable[[Marts, Filters, date], None]
YEARS = (
    Column("day_care_year", texts.YEAR, "year"),
    Column("expected", texts.CHILDREN, "count", measure="expected_children"),
    Column("low_80", texts.LOW, "count", measure="forecast_interval"),
    Column("high_80", texts.HIGH, "count", measure="forecast_interval"),
    Column("target_rate", texts.TARGET_RATE, "share", measure="target_rate"),
    Column("demand", texts.DEMAND, "count", measure="demand"),
    Column("available_places", texts.PLACES, "count", measure="available_places"),
    Column("planned_places", texts.PLANNED, "signed", measure="planned_places"),
    Column("shortage", texts.SHORTAGE, "count", measure="shortage"),
    Column("surplus", texts.SURPLUS, "count", measure="surplus"),
    Column("balance", texts.BALANCE, "signed", measure="balance"),
)
AGES = (
    Column("year_of_age", texts.AGE, names=codes.COHORT_AGE),
    Column("day_care_year", texts.YEAR, "year"),
    Column("expected", texts.CHILDREN, "count", measure="expected_children"),
    Column("low_80", texts.LOW, "count", measure="forecast_interval"),
    Column("high_80", texts.HIGH, "count", measure="forecast_interval"),
)
REGIONS = (
    Column("name", texts.NAME),
    Column("children", texts.CHILDREN, "count", measure="expected_children"),
    Column("demand", texts.DEMAND, "count", measure="demand"),
    Column("available_places", texts.PLACES, "count", measure="available_places"),
    Column("shortage", texts.SHORTAGE, "count", measure="shortage"),
    Column("surplus", texts.SURPLUS, "count", measure="surplus"),
    Column("balance", texts.BALANCE, "signed", measure="balance"),
)
PROJECTS = (
    Column("name", texts.PROJECT),
    Column("project_kind", texts.KIND, names=texts.KINDS),
    Column("district_name", texts.DISTRICT),
    Column("state", texts.STATE, names=texts.STATES),
    Column("opening_planned_on", texts.OPENING, "day"),
    Column("is_overdue", texts.LATE, "flag"),
    Column("counts_from", texts.COUNTS_FROM, "year"),
    Column("places_under_three", texts.UNDER_THREE, "signed", measure="projects"),
    Column("places_three_to_school", texts.THREE_TO_SCHOOL, "signed", measure="projects"),
    Column("council_paper", texts.PAPER),
)


def render(marts: Marts, filters: Filters) -> None:
    """How many children and places will there be, what would change it, and how far can that be trusted?"""
    on = filters.as_of("demand")
    years = forecast.by_year(marts, on, filters.area.area_id, filters.age_group) if on else pl.DataFrame()
    if on is None or years.is_empty():
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    now, last = years.row(0, named=True), years.row(-1, named=True)
    show_headline(
        texts.stands(last, filters.place), texts.target(last), texts.change(last, now), texts.since(now),
        texts.basis(last),
        filters.about.links(("expected_children", "forecast_interval", "shortage", "available_places", "demand")),
    )  # fmt: skip
    views: tuple[Draw, ...] = (
        _forecast, forecast_scenarios.render, forecast_siting.render, forecast_assumptions.render,
        forecast_backtest.render,
    )  # fmt: skip
    tabs = st.tabs(texts.TABS, key=texts.TAB_KEY, on_change="rerun", bind="query-params")
    for tab, view in zip(tabs, views, strict=True):
        if tab.open:
            with tab:
                view(marts, filters, on)


def _forecast(marts: Marts, filters: Filters, on: date) -> None:
    """Show the fan, the years as a table, the boroughs in the last of them, the ages, and what is planned."""
    years = forecast.by_year(marts, on, filters.area.area_id, filters.age_group)
    counted = forecast.counted(marts, on, filters.area.area_id, filters.age_group)
    st.subheader(texts.FAN_HEADING, anchor=False)
    sentence = texts.reads_fan(counted.to_dicts(), years.to_dicts())
    figure = fan.of_children(counted, years, (texts.COUNTED, texts.EXPECTED, texts.BAND))
    measures = ("expected_children", "forecast_interval")
    show_figure(figure, texts.fan_alt(sentence), "fan", about=filters.about, measures=measures)
    show_note(texts.AXIS_NOTE)
    st.markdown(sentence)
    caption = texts.years_caption(years.row(0, named=True), filters.place)
    show_table(years, YEARS, caption, "prognose", filters.about)
    _regions(marts, filters, on, years["day_care_year"][-1])
    _ages(marts, filters, on)
    _projects(marts, filters, on)


def _regions(marts: Marts, filters: Filters, on: date, year: int) -> None:
    st.subheader(texts.REGIONS_HEADING, anchor=False)
    rows = demand.by_area(marts, on, year, "borough", filters.age_group)
    st.markdown(texts.reading(rows.to_dicts()))
    caption = texts.caption(rows.row(0, named=True)) if rows.height else texts.REGIONS_HEADING
    show_table(rows, REGIONS, caption, "vorausschau", filters.about, selected=filters.area.name)


def _ages(marts: Marts, filters: Filters, on: date) -> None:
    dates = population.by_age(marts, filters.area.area_id, on)
    if dates.is_empty():
        return
    st.subheader(texts.AGES_HEADING, anchor=False)
    sentence = texts.ages(population.under_six(marts, filters.area.area_id, on).to_dicts(), filters.place)
    figure = ages.over_time(dates, codes.YEAR_OF_AGE)
    show_figure(figure, texts.alt(sentence), "ages", about=filters.about, measures=("population",))
    st.markdown(sentence)
    expected = forecast.by_age(marts, on, filters.area.area_id).filter(age_group=filters.age_group)
    if not expected.is_empty():
        caption = texts.ages_caption(filters.place, on)
        show_table(expected, AGES, caption, "prognose-altersjahre", filters.about)


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
