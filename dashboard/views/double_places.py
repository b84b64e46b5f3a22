"""Mehrfachplätze: which children stand on the list or hold places more than once, and what would fall free."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.components.links import show_link
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.filters import Filters, choose_area
from dashboard.texts import codes, common
from dashboard.texts import double_places as texts
from warehouse.marts import Marts, Role
from warehouse.queries import duplicates

COLUMNS = (
    Column("name", texts.NAME),
    Column("account_children", texts.ACCOUNT_CHILDREN, "count", measure="account_children"),
    Column("children", texts.CHILDREN, "count", measure="distinct_demand"),
    Column("inflation", texts.INFLATION, "ratio", measure="inflation"),
    Column("double_places", texts.PLACES, "count", measure="double_places"),
    Column("with_child_minding", texts.MINDING, "count", measure="with_child_minding"),
    Column("freed_places", texts.FREED, "count", measure="freed_places"),
    Column("double_offers", texts.OFFERS, "count", measure="double_offers"),
    Column("freed_offers", texts.FREED_OFFERS, "count", measure="freed_places"),
    Column("children_fitting", texts.FITTING, "count", measure="children_fitting"),
)
PORTAL = (
    Column("provider_name", texts.PROVIDER),
    Column("centres", texts.CENTRES, "count", measure="portal_participation"),
    Column("centres_on_portal", texts.ON_PORTAL, "count", measure="portal_participation"),
    Column("share", texts.SHARE, "share", measure="portal_participation"),
)
CASES = (
    Column("child_id", texts.CHILD_ID),
    Column("record_number", texts.RECORD),
    Column("facility", texts.FACILITY),
    Column("would_become_free", texts.WOULD_BE_FREE, "flag"),
    Column("free_from", texts.FREE_FROM, "day", applies="would_become_free"),
    Column("waiting_nearby", texts.WAITING, "count", applies="would_become_free", measure="waiting_nearby"),
    Column("overlap_days", texts.DAYS, "count", measure="overlap_days"),
    Column("weekly_hours", texts.HOURS, "count", measure="weekly_hours"),
    Column("starts_on", texts.STARTS, "day"),
    Column("covers_until", texts.UNTIL, "day"),
    Column("claim_kind", texts.KIND, names=texts.KINDS),
    Column("is_supplementary", texts.SUPPLEMENTARY, "flag"),
    Column("district_name", texts.DISTRICT),
)
MEASURES = ("account_children", "distinct_demand", "inflation", "double_places", "double_offers", "freed_places",
            "children_fitting")  # fmt: skip


def render(marts: Marts, filters: Filters) -> None:
    """How many children stand on the list or hold a place more than once, where, and what would fall free?"""
    on, before = filters.as_of("double_places"), filters.before("double_places")
    own = _area_row(marts, filters, on)
    if on is None or own is None:
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    show_headline(
        texts.stands(_waiting(marts, filters, on), own, filters.place), texts.TARGET,
        texts.change(own, _area_row(marts, filters, before)), common.since(before), texts.BASIS,
        measures=filters.about.links(MEASURES),
    )  # fmt: skip
    st.markdown(texts.reading(own, filters.place))
    show_note(texts.RULE)
    _areas(marts, filters, on)
    if marts.role is Role.COORDINATION:
        show_link("review", texts.TO_REVIEW, {})
        _cases(marts, filters, on)
    _portal(marts, filters, on)


def _waiting(marts: Marts, filters: Filters, on: date) -> dict[str, Any] | None:
    rows = duplicates.waiting_list(marts, on, filters.area.area_id).filter(age_group=filters.age_group)
    return next(iter(rows.to_dicts()), None)


def _area_row(marts: Marts, filters: Filters, on: date | None) -> dict[str, Any] | None:
    if on is None:
        return None
    rows = duplicates.of_area(marts, on, filters.area.area_id).filter(age_group=filters.age_group)
    return next(iter(rows.to_dicts()), None)


def _areas(marts: Marts, filters: Filters, on: date) -> None:
    """Show the boroughs as bars, and as a table of them or of the chosen region's districts."""
    rows = duplicates.by_area(marts, on, "borough", filters.age_group)
    st.subheader(texts.BARS_HEADING, anchor=False)
    parts = {texts.PLACES: rows["double_places"].to_list(), texts.OFFERS: rows["double_offers"].to_list()}
    figure = bars.of_parts(rows["name"].to_list(), parts, common.UNKNOWN_SIGN)
    show_figure(
        figure, texts.alt(rows.to_dicts()), "double", choose_area,
        about=filters.about, measures=("double_places", "double_offers"),
    )  # fmt: skip
    show_note(texts.BARS_NOTE)
    if filters.neighbours:
        rows = duplicates.by_area(marts, on, "district", filters.age_group)
        rows = rows.filter(pl.col("area_id").is_in(filters.neighbours))
    caption = texts.caption(filters.age_group, on)
    show_table(rows, COLUMNS, caption, "mehrfachplaetze", filters.about, selected=filters.area.name)


def _cases(marts: Marts, filters: Filters, on: date) -> None:
    claims = duplicates.claims(marts, on, filters.age_group).with_columns(
        facility=pl.coalesce(
            "facility_name", pl.lit(f"{codes.CARE_KIND['child_minding']} ") + pl.col("facility_id")
        )
    )
    if filters.districts is not None:
        claims = claims.filter(pl.col("district_id").is_in(filters.districts))
    st.subheader(texts.CASES_HEADING, anchor=False)
    if claims.is_empty():
        st.info(texts.NO_CASES)
        return
    caption = texts.cases_caption(claims["child_id"].n_unique(), filters.age_group, on)
    show_table(claims, CASES, caption, "mehrfachplaetze-faelle", filters.about)


def _portal(marts: Marts, filters: Filters, on: date) -> None:
    """Show which providers use the portal: of the others a second place is not seen there."""
    providers = duplicates.portal_participation(marts, on)
    st.subheader(texts.PORTAL_HEADING, anchor=False)
    if providers.is_empty():
        st.info(texts.NO_PORTAL)
        return
    st.markdown(texts.participation(providers.to_dicts()))
    caption = texts.portal_caption(providers["month"][0])
    show_table(providers, PORTAL, caption, "portal-teilnahme", filters.about)
