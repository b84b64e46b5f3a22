"""Unversorgte Kinder: who has a claim and no place, for whom one could be found, and, for those who place them, whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import unserved as texts
from dashboard.views import unserved_list, unserved_method, unserved_overview, unserved_placement
from warehouse.marts import Marts, Role
from warehouse.queries import placement, population, unserved

Draw = Callable[[Marts, Filters, date, date], None]
OVERVIEW = (texts.OVERVIEW_TAB, unserved_overview.render)
PLACEMENT = (texts.PLACEMENT_TAB, unserved_placement.render)
METHOD = (texts.METHOD_TAB, unserved_method.render)
TABS: dict[Role, tuple[tuple[str, Draw], ...]] = {
    Role.COUNCIL: (OVERVIEW, METHOD),
    Role.PLANNING: (OVERVIEW, PLACEMENT, METHOD),
    Role.COORDINATION: ((texts.LIST_TAB, unserved_list.render), PLACEMENT, OVERVIEW, METHOD),
}
MEASURES = ("unserved", "population", "friction", "true_shortage")


def render(marts: Marts, filters: Filters) -> None:
    """How many children with a claim have no place, where and why, and for whom could one be found?"""
    on = filters.as_of("unserved")
    own = area_row(marts, filters, on, filters.age_group)
    if on is None or own is None:
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    earlier = area_row(marts, filters, filters.before("unserved"), filters.age_group)
    ahead, found = _ahead(marts, filters, on), _found(marts, filters, on)
    stands = texts.stands(own, _children(marts, filters, on), filters.place)
    show_headline(
        f"{stands} {texts.placeable(found.get(on))}", texts.TARGET, texts.change(own, earlier),
        common.since(filters.before("unserved")), measures=filters.about.links(MEASURES if found else MEASURES[:2]),
        ahead=texts.ahead(ahead, found.get(ahead["need_date"]) if ahead else None),
    )  # fmt: skip
    need_date = ahead["need_date"] if ahead and filters.is_ahead else on
    names, views = zip(*TABS[marts.role], strict=True)
    tabs = st.tabs(names, key=texts.TAB_KEY, on_change="rerun", bind="query-params")
    for tab, view in zip(tabs, views, strict=True):
        if tab.open:
            with tab:
                view(marts, filters, on, need_date)


def area_row(marts: Marts, filters: Filters, on: date | None, age_group: str) -> dict[str, Any] | None:
    """Return the chosen area's row at a date, for the need on that same date."""
    if on is None:
        return None
    rows = unserved.of_area(marts, on, filters.area.area_id).filter(age_group=age_group, need_date=on)
    return next(iter(rows.to_dicts()), None)


def _ahead(marts: Marts, filters: Filters, on: date) -> dict[str, Any] | None:
    """Return the chosen area's row for the need on the next 1 August."""
    rows = unserved.of_area(marts, on, filters.area.area_id)
    rows = rows.filter(pl.col("need_date") > on, age_group=filters.age_group)
    return next(iter(rows.to_dicts()), None)


def _found(marts: Marts, filters: Filters, on: date) -> dict[date, dict[str, Any]]:
    """Return by need date for how many a place could be found; the council's file does not hold that."""
    if marts.role is Role.COUNCIL:
        return {}
    rows = placement.friction(marts, on, filters.area.area_id).filter(age_group=filters.age_group)
    return {row["need_date"]: row for row in rows.to_dicts()}


def _children(marts: Marts, filters: Filters, on: date) -> int:
    """Return how many children of the age live in the area."""
    rows = population.of_area(marts, on, filters.area.area_id).filter(age_group=filters.age_group)
    return int(rows["children"].sum())
