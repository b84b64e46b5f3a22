"""The tab Kita online: who takes part month by month, and what the planning does not see of those who do not."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import portal as figures
from dashboard.filters import Filters
from dashboard.texts import portal as texts
from warehouse.marts import Marts, Role
from warehouse.queries import portal

MONTHS = (
    Column("month", texts.MONTH, "month"),
    Column("providers", texts.PROVIDERS, "count", measure="provider_participation"),
    Column("providers_on_portal", texts.PROVIDERS_ON, "count", measure="provider_participation"),
    Column("centres", texts.CENTRES, "count", measure="portal_participation"),
    Column("centres_on_portal", texts.CENTRES_ON, "count", measure="portal_participation"),
    Column("centre_share", texts.SHARE, "share", measure="portal_participation"),
    Column("registrations", texts.REGISTRATIONS, "count", measure="online_registrations"),
    Column("online", texts.ONLINE, "count", measure="online_registrations"),
    Column("online_share", texts.ONLINE_SHARE, "share", measure="online_share"),
    Column("is_partial", texts.PARTIAL, "flag"),
)
COVERAGE = (
    Column("provider_name", texts.PROVIDER),
    Column("centres", texts.CENTRES, "count", measure="portal_participation"),
    Column("centres_missing", texts.MISSING, "count", measure="portal_participation"),
    Column("approved_places", texts.PLACES, "count", measure="approved_places"),
    Column("places_missing", texts.PLACES_MISSING, "count", measure="portal_coverage"),
    Column(
        "share_of_places", texts.PLACES_SHARE, "share", applies="approved_places", measure="portal_coverage"
    ),
)
CENTRES = (
    Column("name", texts.CENTRE),
    Column("provider_name", texts.PROVIDER),
    Column("district_name", texts.DISTRICT),
    Column("approved_places", texts.PLACES, "count", measure="approved_places"),
)
ONLINE = (
    Column("provider_name", texts.PROVIDER),
    Column("registrations", texts.REGISTRATIONS, "count", measure="online_registrations"),
    Column("online", texts.ONLINE, "count", measure="online_registrations"),
    Column("elsewhere", texts.ELSEWHERE, "count", measure="online_registrations"),
    Column("share", texts.ONLINE_SHARE, "share", measure="online_share"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Who takes part in the portal, how many registrations come through it, and what is missing?"""
    chosen = filters.reference_date or on
    st.subheader(texts.PROVIDERS_HEADING, anchor=False)
    _coverage(marts, filters)
    st.subheader(texts.HEADING, anchor=False)
    _months(marts, filters, chosen)
    if marts.role is not Role.COUNCIL:
        _online(marts, filters, chosen)


def _coverage(marts: Marts, filters: Filters) -> None:
    on = filters.as_of("demand")
    rows = portal.coverage(marts, on) if on else pl.DataFrame()
    if on is None or rows.is_empty():
        st.info(texts.NO_PLACES)
        return
    st.markdown(texts.covered(rows.row(-1, named=True), rows.to_dicts()))
    show_note(texts.RULE)
    show_table(rows, COVERAGE, texts.coverage_caption(on), "kita-online-plaetze", filters.about)
    if marts.role is Role.COUNCIL:
        return
    centres = portal.missing_centres(marts, on)
    if not centres.is_empty():
        st.subheader(texts.CENTRES_HEADING, anchor=False)
        show_table(centres, CENTRES, texts.centres_caption(on), "kita-online-kitas", filters.about)


def _months(marts: Marts, filters: Filters, on: date) -> None:
    months = portal.months(marts, on)
    if months.is_empty():
        st.info(texts.NO_MONTHS)
        return
    rows = months.to_dicts()
    reading = texts.development(rows)
    show_figure(
        figures.over_time(months, texts.LINES, texts.PARTIAL_LINE), texts.alt(reading), "portal",
        about=filters.about, measures=("portal_participation", "provider_participation", "online_share"),
    )  # fmt: skip
    st.markdown(reading)
    show_note(texts.known_from(rows))
    if months["is_estimated"].any():
        show_note(texts.ESTIMATED)
    show_table(months.reverse(), MONTHS, texts.months_caption(), "kita-online-monate", filters.about)


def _online(marts: Marts, filters: Filters, on: date) -> None:
    rows = portal.online_by_provider(marts, on)
    if rows.is_empty():
        return
    st.subheader(texts.ONLINE_HEADING, anchor=False)
    show_table(rows, ONLINE, texts.online_caption(rows.to_dicts()), "kita-online-anmeldungen", filters.about)
