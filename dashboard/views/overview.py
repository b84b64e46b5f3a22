"""Übersicht: three subjects, each with where we are, where we wanted to be, what changed, and the way there."""

from __future__ import annotations

import streamlit as st

from dashboard.components.card import Card, show_card
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import demand as demand_texts
from dashboard.texts import overview as texts
from dashboard.texts import school_it as school_texts
from dashboard.texts import unserved as unserved_texts
from dashboard.views import demand, school_it, unserved
from warehouse.marts import Marts

AGE_GROUPS = ("under_three", "three_to_school")
HIGHLIGHTS = ("broadband", "wlan")


def render(marts: Marts, filters: Filters) -> None:
    """Where do we stand with places and school IT, and where did we want to be?"""
    cards = (_places(marts, filters), _unserved(marts, filters), _schools(marts, filters))
    for column, card in zip(st.columns(3, gap="medium"), cards, strict=True):
        with column:
            show_card(card, filters.chosen)


def _places(marts: Marts, filters: Filters) -> Card:
    now = [demand.area_row(marts, filters, filters.as_of("demand"), group) for group in AGE_GROUPS]
    before = [demand.area_row(marts, filters, filters.before("demand"), group) for group in AGE_GROUPS]
    rows = [(row, earlier) for row, earlier in zip(now, before, strict=True) if row]
    return Card(
        texts.PLACES, "demand", demand_texts.TO_PAGE, common.as_of(filters.as_of("demand")),
        stands=[texts.rate(row) for row, _ in rows],
        target=texts.rate_target([row for row, _ in rows]),
        since=common.since(filters.before("demand")),
        change=[texts.rate_change(row, earlier) for row, earlier in rows],
        measures=filters.about.links(("place_rate", "shortage", "target_rate")),
    )  # fmt: skip


def _unserved(marts: Marts, filters: Filters) -> Card:
    now = [unserved.area_row(marts, filters, filters.as_of("unserved"), group) for group in AGE_GROUPS]
    before = [unserved.area_row(marts, filters, filters.before("unserved"), group) for group in AGE_GROUPS]
    rows = [(row, earlier) for row, earlier in zip(now, before, strict=True) if row]
    return Card(
        texts.UNSERVED, "unserved", unserved_texts.TO_PAGE, common.as_of(filters.as_of("unserved")),
        stands=[texts.unserved(row) for row, _ in rows],
        target=unserved_texts.TARGET,
        since=common.since(filters.before("unserved")),
        change=[texts.unserved_change(row, earlier) for row, earlier in rows],
        measures=filters.about.links(("unserved",)),
    )  # fmt: skip


def _schools(marts: Marts, filters: Filters) -> Card:
    now = school_it.done(marts, filters, filters.as_of("schools"))
    before = school_it.done(marts, filters, filters.before("schools"))
    rows = [now[track, "school"] for track in HIGHLIGHTS if (track, "school") in now]
    return Card(
        texts.SCHOOLS, "school_it", school_texts.TO_PAGE, common.as_of(filters.as_of("schools")),
        stands=[texts.schools(row) for row in rows],
        target=texts.schools_target(HIGHLIGHTS),
        since=common.since(filters.before("schools")),
        change=[texts.schools_change(row, before.get((row["track"], "school"))) for row in rows],
        measures=filters.about.links(("stage_share",)),
    )  # fmt: skip
