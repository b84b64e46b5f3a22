"""Schulen: all schools beside each other, or, where one is chosen, all about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.filters import Filters
from dashboard.texts import common
from dashboard.texts import school_it as school_it_texts
from dashboard.texts import schools as texts
from dashboard.views import school_it, school_profile, schools_heat, schools_map, schools_table
from warehouse.marts import Marts
from warehouse.queries import school_profile as queries

Draw = Callable[[Marts, Filters, date], None]
TABS: tuple[tuple[str, Draw], ...] = (
    (texts.TABLE_TAB, schools_table.render),
    (texts.MAP_TAB, schools_map.render),
    (texts.HEAT_TAB, schools_heat.render),
)


def render(marts: Marts, filters: Filters) -> None:
    """How far is every school, and what is still open there?"""
    on = filters.as_of("schools")
    if on is None:
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    if filters.school:
        school_profile.render(marts, filters, on)
        return
    if filters.missed:
        st.info(texts.missed(filters.missed))
    _overview(marts, filters, on)


def _overview(marts: Marts, filters: Filters, on: date) -> None:
    own = school_it.done(marts, filters, on).get((filters.track, "school"))
    if own is None:
        st.info(common.EMPTY)
        return
    before = filters.before("schools")
    earlier = school_it.done(marts, filters, before).get((filters.track, "school"))
    rows = queries.summaries(marts, on, filters.area.area_id).to_dicts()
    show_headline(
        school_it_texts.stands(own, None, filters.place), school_it_texts.target(school_it.goals(marts).get(filters.track)),
        school_it_texts.change(own, earlier), common.since(before),
        ahead={texts.OPEN_HEADING: texts.still_open(rows)},
        measures=filters.about.links(("stage_share", "open_points", "overdue_points")),
    )  # fmt: skip
    names, views = zip(*TABS, strict=True)
    tabs = st.tabs(names, key=texts.TAB_KEY, on_change="rerun", bind="query-params")
    for tab, view in zip(tabs, views, strict=True):
        if tab.open:
            with tab:
                view(marts, filters, on)
