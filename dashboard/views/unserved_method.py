"""The tab that explains in plain words how the numbers of the page come about."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components.about import show_measures
from dashboard.filters import Filters
from dashboard.texts import unserved_method as texts
from warehouse.marts import Marts, Role

COUNTED, PLACED = ("unserved",), ("friction", "true_shortage", "preference_met")


def render(marts: Marts, filters: Filters, _on: date, _need_date: date) -> None:
    """How do the numbers of this page come about?"""
    sections, measures = texts.COUNTING, COUNTED
    if marts.role is not Role.COUNCIL:  # its file holds no placement
        sections, measures = sections | texts.PLACING, COUNTED + PLACED
    for heading, section in sections.items():
        st.subheader(heading, anchor=False)
        st.markdown(section)
    show_measures(filters.about, measures)
