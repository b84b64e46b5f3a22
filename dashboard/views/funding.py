"""Mittel: what is drawn of the money approved for the schools' IT, for what, what lapses and what came of it."""

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
from dashboard.texts import funding as texts
from dashboard.views import (
    funding_overview,
    funding_parts,
    funding_progress,
    funding_reconciliation,
    funding_years,
)
from warehouse.marts import Marts
from warehouse.queries import funding

Draw = Callable[[Marts, Filters, date], None]
TABS: tuple[tuple[str, Draw], ...] = (
    (texts.OVERVIEW_TAB, funding_overview.render),
    (texts.YEARS_TAB, funding_years.render),
    (texts.PARTS_TAB, funding_parts.render),
    (texts.PROGRESS_TAB, funding_progress.render),
    (texts.RECONCILIATION_TAB, funding_reconciliation.render),
)
MEASURES = ("drawn", "approved", "drawn_rate", "lapsing", "lapsed")


def render(marts: Marts, filters: Filters) -> None:
    """What is drawn of the money for the schools' IT, and what is about to lapse?"""
    on, before = filters.as_of("funding"), filters.before("funding")
    total = _total(marts, on)
    if on is None or total is None:
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    show_headline(
        texts.stands(total), texts.TARGET, texts.change(total, _total(marts, before)), common.since(before),
        measures=filters.about.links(MEASURES),
    )  # fmt: skip
    names, views = zip(*TABS, strict=True)
    tabs = st.tabs(names, key=texts.TAB_KEY, on_change="rerun", bind="query-params")
    for tab, view in zip(tabs, views, strict=True):
        if tab.open:
            with tab:
                view(marts, filters, on)


def _total(marts: Marts, on: date | None) -> dict[str, Any] | None:
    rows = funding.by_programme(marts, on) if on else pl.DataFrame()
    return next((row for row in rows.to_dicts() if row["is_total"]), None)
