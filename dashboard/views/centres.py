"""Kitas & Plätze: which centre has which places, how they are taken, and which fall free."""

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
from dashboard.filters import Filters, choose
from dashboard.texts import centres as texts
from dashboard.texts import common
from dashboard.texts import filters as keys
from dashboard.views import centres_commuting, centres_projects
from warehouse.marts import Marts
from warehouse.queries import centres, demand
from warehouse.queries.centres import Choice

MOST_BARS = 12
CENTRES = (
    Column("name", texts.NAME),
    Column("provider_name", texts.PROVIDER),
    Column("district_name", texts.DISTRICT),
    Column("group_forms", texts.FORMS),
    Column("approved_places", texts.APPROVED, "count", measure="approved_places"),
    Column("available_places", texts.AVAILABLE, "count", measure="available_places"),
    Column("taken", texts.TAKEN, "count", measure="taken"),
    Column("offered", texts.OFFERED, "count", measure="offered"),
    Column("free", texts.FREE, "count", measure="free"),
    Column("over", texts.OVER, "count", measure="over"),
    Column("reduction_reasons", texts.REASONS, applies="is_reduced"),
)
YEAR = (
    Column("name", texts.NAME),
    Column("provider_name", texts.PROVIDER),
    Column("taken", texts.TAKEN, "count", measure="taken"),
    Column("leaving_for_school", texts.SCHOOL, "count", measure="leaving_for_school"),
    Column("leaving_otherwise", texts.OTHERWISE, "count", measure="freed"),
    Column("moving_up", texts.MOVING_UP, "count", measure="freed"),
    Column("freed", texts.FREED, "count", measure="freed"),
    Column("moving_in", texts.MOVING_IN, "count", measure="arriving"),
    Column("arriving", texts.ARRIVING, "count", measure="arriving"),
)
REPORT = (
    Column("name", texts.NAME),
    Column("provider_name", texts.PROVIDER),
    Column("group_form", texts.GROUP_FORM, names=texts.FORM),
    Column("weekly_hours", texts.HOURS, "count", measure="weekly_hours"),
    Column("year_of_age", texts.AGE, "count", measure="report_children"),
    Column("needs_inclusion", texts.INCLUSION, "flag"),
    Column("children", texts.CHILDREN, "count", measure="report_children"),
    Column("promised", texts.PROMISED, "count", measure="report_children"),
)


def render(marts: Marts, filters: Filters) -> None:
    """Which centre has which places, how are they taken, and which fall free?"""
    on, before = filters.as_of("demand"), filters.before("demand")
    rows = _centres(marts, filters, on)
    if on is None or rows.is_empty():
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    total, earlier = _total(rows), _total(_centres(marts, filters, before))
    show_headline(
        texts.stands(total, filters.place), texts.TARGET, texts.change(total, earlier), common.since(before),
        measures=filters.about.links(("available_places", "taken", "free")),
    )  # fmt: skip
    st.markdown(texts.reading(total))
    _providers(rows, filters)
    tabs = st.tabs(texts.TABS, key=texts.TAB_KEY, on_change="rerun", bind="query-params")
    for tab, view in zip(
        tabs, (_list, _year, _report, centres_commuting.render, centres_projects.render), strict=True
    ):
        if tab.open:
            with tab:
                view(marts, filters, on)


def _list(marts: Marts, filters: Filters, on: date) -> None:
    rows = _centres(marts, filters, on)
    rows = rows.with_columns(is_reduced=pl.col("available_places") < pl.col("approved_places"))
    show_table(rows, CENTRES, texts.caption(_total(rows)), "kitas", filters.about)


def _year(marts: Marts, filters: Filters, on: date) -> None:
    year = centres.placement_year(marts, on, _choice(filters))
    _table(year, YEAR, texts.year_caption, "vergabejahr", filters)


def _report(marts: Marts, filters: Filters, on: date) -> None:
    report = centres.report_15_march(marts, on, _choice(filters))
    _table(report, REPORT, texts.report_caption, "meldung-15-maerz", filters)


def _choice(filters: Filters) -> Choice:
    return Choice(filters.districts, filters.age_group, filters.provider_id)


def _centres(marts: Marts, filters: Filters, on: date | None) -> pl.DataFrame:
    """Return the centres chosen, in the day-care year that is as far ahead as the chosen one."""
    if on is None:
        return pl.DataFrame()
    years = demand.day_care_years(marts, on).filter(years_ahead=filters.years_ahead)["day_care_year"]
    if years.is_empty():
        return pl.DataFrame()
    return centres.of_year(marts, on, years[0], _choice(filters))


def _total(rows: pl.DataFrame) -> dict[str, Any]:
    return centres.sums(rows).row(0, named=True) if rows.height else {}


def _providers(rows: pl.DataFrame, filters: Filters) -> None:
    st.subheader(texts.BARS_HEADING, anchor=False)
    shown = centres.by_provider(rows).head(MOST_BARS)
    parts = {texts.TAKEN_PART: shown["taken"].to_list(), texts.FREE_PART: shown["free"].to_list()}
    if rows["taken"].null_count():
        parts = {texts.PLACES_PART: shown["available_places"].to_list()}
    figure = bars.of_parts(shown["provider_name"].to_list(), parts, common.UNKNOWN_SIGN)
    show_figure(
        figure, texts.alt(shown.to_dicts()), "providers", lambda name: choose(keys.PROVIDER_KEY, name),
        about=filters.about, measures=("available_places", "taken", "free"),
    )  # fmt: skip
    show_note(texts.BARS_NOTE)


def _table(
    rows: pl.DataFrame, columns: tuple[Column, ...], caption: Any, name: str, filters: Filters
) -> None:
    if rows.is_empty():
        st.info(texts.NO_YEAR)
    else:
        show_table(rows, columns, caption(rows.row(0, named=True)), name, filters.about)
