"""Where the numbers of a page come from: release, dates of its sources, and whether the city is invented."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from dashboard import formats
from dashboard.texts import common
from warehouse.contracts import CONTRACTS
from warehouse.marts import Marts
from warehouse.queries import meta

STALE_DAYS = 400  # a source delivered yearly may be a month late before it is called old


def show_release(marts: Marts, reference_date: date | None) -> None:
    """Show on top of a page which release it is drawn from."""
    parts = [common.release(marts.release_id)]
    if reference_date:
        parts.append(common.as_of(reference_date))
    mark = f'<span class="pb-mark pb-gap" title="{common.SYNTHETIC_HELP}">{common.SYNTHETIC}</span>'
    shown = mark if is_synthetic(marts) else ""
    st.html(f'<p class="pb-note">{shown}{html.escape(" · ".join(parts))}</p>')


def show_sources(marts: Marts, until: date | None, contracts: Sequence[str]) -> None:
    """Show below a page how old each of its sources is."""
    dates = sources(marts, until, contracts)
    if dates:
        listing = " · ".join(f"{name} {formats.day(day)}" for name, day in dates.items())
        st.html(f'<p class="pb-note"><strong>{common.SOURCES}</strong> {html.escape(listing)}</p>')


def sources(marts: Marts, until: date | None, contracts: Sequence[str]) -> dict[str, date]:
    """Return the latest date in force of each source, by its German name."""
    dates = dict(meta.sources(marts, until).rows()) if until else {}
    return {CONTRACTS[key].title: dates[key] for key in contracts if key in dates}


def context(
    marts: Marts, filters: Mapping[str, str], until: date | None, contracts: Sequence[str]
) -> dict[str, str]:
    """Return what a download says about itself: release, filters and dates."""
    about = {common.RELEASE: marts.release_id, **filters}
    if is_synthetic(marts):
        about[common.NOTE] = common.SYNTHETIC
    return about | {name: formats.day(day) for name, day in sources(marts, until, contracts).items()}


def is_synthetic(marts: Marts) -> bool:
    """Whether the release holds an invented city."""
    return any(meta.release(marts)["is_synthetic"])


def warn_if_stale(subject: str, subject_date: date, chosen: date) -> None:
    """Warn where a page rests on data much older than the reference date chosen."""
    if (chosen - subject_date).days > STALE_DAYS:
        st.warning(common.stale(subject, subject_date, chosen))
