"""Übersicht: five subjects, each with where we are, where we wanted to be, what changed, and the way there."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.card import Card, show_card
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import demand as demand_texts
from dashboard.texts import funding as funding_texts
from dashboard.texts import overview as texts
from dashboard.texts import school_it as school_texts
from dashboard.texts import unserved as unserved_texts
from dashboard.texts import work_programme as work_texts
from dashboard.views import demand, school_it, unserved
from warehouse.marts import Marts
from warehouse.queries import funding, work_programme

AGE_GROUPS = ("under_three", "three_to_school")
HIGHLIGHTS = ("broadband", "wlan")


def render(marts: Marts, filters: Filters) -> None:
    """Where do we stand with places, school IT, its money and its programme, and where did we want to be?"""
    children = (_places(marts, filters), _unserved(marts, filters))
    schools = (_schools(marts, filters), _money(marts, filters), _programme(marts, filters))
    for cards in (children, schools):
        for column, card in zip(st.columns(len(cards), gap="medium"), cards, strict=True):
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
    goals = school_it.goals(marts)
    return Card(
        texts.SCHOOLS, "school_it", school_texts.TO_PAGE, common.as_of(filters.as_of("schools")),
        stands=[texts.schools(row) for row in rows],
        target=texts.schools_target({track: goals[track] for track in HIGHLIGHTS if track in goals}),
        since=common.since(filters.before("schools")),
        change=[texts.schools_change(row, before.get((row["track"], "school"))) for row in rows],
        measures=filters.about.links(("stage_share",)),
    )  # fmt: skip


def _money(marts: Marts, filters: Filters) -> Card:
    on, before = filters.as_of("funding"), filters.before("funding")
    now = _sum_of(funding.by_programme(marts, on)) if on else None
    earlier = _sum_of(funding.by_programme(marts, before)) if before else None
    return Card(
        texts.MONEY, "funding", funding_texts.TO_PAGE, common.as_of(on),
        stands=[funding_texts.stands(now)] if now else [],
        target=funding_texts.TARGET,
        since=common.since(before),
        change=[funding_texts.change(now, earlier)] if now else [],
        measures=filters.about.links(("drawn", "approved", "lapsing")),
    )  # fmt: skip


def _programme(marts: Marts, filters: Filters) -> Card:
    on, before = filters.as_of("work_programme"), filters.before("work_programme")
    now = _sum_of(work_programme.by_theme(marts, on)) if on else None
    earlier = _sum_of(work_programme.by_theme(marts, before)) if before else None
    changes = work_programme.changes(marts, on, before).to_dicts() if on and before else []
    return Card(
        texts.PROGRAMME, "work_programme", work_texts.TO_PAGE, common.as_of(on),
        stands=[work_texts.stands(now)] if now else [],
        target=work_texts.TARGET,
        since=common.since(before),
        change=[work_texts.change(changes, earlier, now)] if now else [],
        measures=filters.about.links(("milestones_on_time", "milestones")),
    )  # fmt: skip


def _sum_of(rows: pl.DataFrame) -> dict[str, Any] | None:
    return next(iter(rows.filter("is_total").to_dicts()), None)
