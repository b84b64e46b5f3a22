"""Schul-IT: how far each track has come at the schools, by school and by pupil, and what is still open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.filters import Filters
from dashboard.texts import common, school_entry, school_it_backtest, school_it_forecast, school_it_plan
from dashboard.texts import school_it as texts
from dashboard.views import school_it_backtest as hits
from dashboard.views import school_it_entry, school_it_overview
from dashboard.views import school_it_forecast as dates
from dashboard.views import school_it_plan as plan
from warehouse.marts import Marts
from warehouse.queries import rollout, schools

Draw = Callable[[Marts, Filters, date], None]
TABS: tuple[tuple[str, Draw], ...] = (
    (texts.OVERVIEW_TAB, school_it_overview.render),
    (school_it_plan.TAB, plan.render),
    (school_it_forecast.TAB, dates.render),
    (school_it_backtest.TAB, hits.render),
    (school_entry.TAB, school_it_entry.render),
)


def render(marts: Marts, filters: Filters) -> None:
    """How far has the schools' IT come, of all schools in operation?"""
    on = filters.as_of("schools")
    own = done(marts, filters, on).get((filters.track, "school"))
    if on is None or own is None:
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    pupil = done(marts, filters, on).get((filters.track, "pupil"))
    earlier = done(marts, filters, filters.before("schools")).get((filters.track, "school"))
    show_headline(
        texts.stands(own, pupil, filters.place), texts.target(goals(marts).get(filters.track)),
        texts.change(own, earlier), common.since(filters.before("schools")),
        measures=filters.about.links(("stage_share", "stage_share_pupils")),
    )  # fmt: skip
    names, views = zip(*TABS, strict=True)
    tabs = st.tabs(names, key=texts.TAB_KEY, on_change="rerun", bind="query-params")
    for tab, view in zip(tabs, views, strict=True):
        if tab.open:
            with tab:
                view(marts, filters, on)


def done(marts: Marts, filters: Filters, on: date | None) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the finished stage at a date by track and weighting; ``reached`` of ``total``."""
    if on is None:
        return {}
    rows = schools.rollout(marts, on, filters.area.area_id).filter(stage="done")
    return {(row["track"], row["weighting"]): row for row in rows.to_dicts()}


def goals(marts: Marts) -> dict[str, date]:
    """Return by track the day by which it was to be done at all schools; tracks without such a day are not there."""
    return dict(rollout.whole_goals(marts).rows())
