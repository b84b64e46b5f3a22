"""One field kept in the address: of the filters above a page, or of a page's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

FIELD_WIDTH = 168  # two fields side by side on a phone of 390 pixels
T = TypeVar("T")


def choose_one(key: str, label: str, options: Mapping[str, T], width: int = FIELD_WIDTH) -> T:
    """Draw a select box and return the value behind its label; an option that is gone gives way to the first."""
    labels = list(options)
    if st.session_state.get(key, labels[0]) not in options:  # the address may name what is not there any more
        st.session_state[key] = labels[0]
    chosen = st.selectbox(label, labels, key=key, bind="query-params", width=width)
    return options[chosen]
