"""The tab that explains in plain words how the numbers of the page come about."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components.about import show_measures
from dashboard.filters import Filters
from dashboard.texts import unserved_method as texts
from warehouse.marts import Marts

MEASURES = ("unserved", "friction", "true_shortage", "preference_met")


def render(_marts: Marts, filters: Filters, _on: date, _need_date: date) -> None:
    """How do the numbers of this page come about?"""
    for heading, section in texts.SECTIONS.items():
        st.subheader(heading, anchor=False)
        st.markdown(section)
    show_measures(filters.about, MEASURES)
