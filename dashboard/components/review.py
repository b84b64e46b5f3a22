"""Deciding about a pair: who decides, why and what, and taking a decision back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.components.login import login
from dashboard.texts import review as texts
from warehouse import decisions
from warehouse.decisions import NotDecided, Pair
from warehouse.home import Home

REVIEWER = "reviewer"
SAID = "review_said"
ICONS = {"same": ":material/merge:", "different": ":material/call_split:", "later": ":material/schedule:"}


def show_said() -> None:
    """Say what came of the last decision or undoing."""
    if said := st.session_state.pop(SAID, None):
        st.info(said)


def reviewer() -> str:
    """Return who decides: the name of the login, else what is typed, remembered while the session lasts."""
    if name := login():
        st.markdown(texts.decided_by(name))
        return name
    remembered = st.session_state.get(REVIEWER, "")
    typed = st.text_input(texts.REVIEWER, remembered, max_chars=decisions.LONGEST_REVIEWER, width=160)
    st.session_state[REVIEWER] = typed
    return typed


def show_decision(home: Home, pair: Pair, name: str) -> str:
    """Show who decides, the reasons and the three buttons; a decision moves on to the next pair."""
    key = texts.pair_address(pair._asdict())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = reviewer()
        chosen = st.selectbox(texts.REASON, texts.REASONS, key=f"reason.{key}", width=320)
        more = st.text_input(texts.MORE, key=f"more.{key}", max_chars=200, width=320)
    pressed = None
    with st.container(horizontal=True):
        for decision, label in texts.DECISIONS.items():
            if st.button(label, key=f"{decision}.{key}", icon=ICONS[decision]):
                pressed = decision
    if pressed is not None:
        try:
            decisions.decide(home, pair, pressed, texts.reason(chosen, more), by)
        except NotDecided as error:
            st.warning(str(error))
        else:
            _move_on(texts.kept(pressed, name))
    return by


def show_undo(home: Home, decided: Mapping[str, Mapping[str, Any]], by: str) -> None:
    """Show the field and the button that take a decision back; ``decided`` holds each pair by its name."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(texts.UNDO_FIELD, list(decided), width=420)
        pressed = st.button(texts.UNDO, icon=":material/undo:")
    if not pressed:
        return
    try:
        decisions.undo(home, Pair(*(decided[name][field] for field in Pair._fields)), by)
    except NotDecided as error:
        st.warning(str(error))
        return
    _move_on(texts.undone(name))


def _move_on(said: str) -> None:
    st.session_state[SAID] = said
    st.query_params.pop(texts.PAIR_KEY, None)
    st.rerun()
