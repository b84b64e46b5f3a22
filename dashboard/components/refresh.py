"""The analyst's two switches: refresh the marts, or put another release in service."""

from __future__ import annotations

import streamlit as st

from dashboard.components.progress import progress
from dashboard.texts import deliveries as texts
from warehouse import releases
from warehouse.build import BuildFailed
from warehouse.home import Home
from warehouse.marts import NoRelease
from warehouse.refresh import Refreshed, RefreshRunning, refresh
from warehouse.releases import NotPublished

SAID = "refresh_said"


def show_refresh(home: Home) -> None:
    """Show the button that refreshes, and what came of it last time."""
    st.subheader(texts.REFRESH_HEADING, anchor=False)
    for sentence in st.session_state.pop(SAID, []):
        st.info(sentence)
    st.markdown(texts.REFRESH_NOTE)
    if st.button(texts.REFRESH, type="primary", icon=":material/sync:"):
        try:
            said = _told(refresh(home, progress))
        except (BuildFailed, NotPublished, RefreshRunning) as error:
            said = [str(error)]
        st.session_state[SAID] = said
        st.rerun()


def show_switch(home: Home, others: list[str]) -> None:
    """Show the field and button that put another kept release in service."""
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(texts.BACK_FIELD, others, width=320)
        if st.button(texts.BACK, icon=":material/history:"):
            try:
                releases.use(home, chosen)
                st.session_state[SAID] = [texts.in_service(chosen)]
            except NoRelease as error:
                st.session_state[SAID] = [str(error)]
            st.rerun()


def _told(done: Refreshed) -> list[str]:
    """Say what a refresh did: the release, or each refused file with its reason."""
    if done.release:
        return [texts.published(done.release.release_id)]
    refused = [reading for reading in done.outcome.readings if reading.is_refused]
    if not refused:
        return [texts.NOTHING_FOUND]
    reasons = [texts.refusal(reading.file, reading.findings[0].message) for reading in refused]
    return [texts.refused(len(refused)), *reasons]
