"""The tab that explains in plain words how the numbers of the page come about."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components.about import show_measures
from dashboard.components.cells import Column
from dashboard.components.table import show_table
from dashboard.filters import Filters
from dashboard.texts import unserved_method as texts
from warehouse.marts import Marts, Role
from warehouse.queries import placement

RULES = (
    Column("rule_name", texts.RULE),
    Column("value", texts.VALUE, "decimal", measure="placement_rule"),
    Column("unit", texts.UNIT, names=texts.UNITS),
    Column("source", texts.SOURCE),
)
CRITERIA = (
    Column("criterion_name", texts.CRITERION),
    Column("points", texts.POINTS, "count", measure="criteria_points"),
    Column("source", texts.SOURCE),
)
COUNTED, PLACED = ("unserved",), ("friction", "true_shortage", "preference_met")


def render(marts: Marts, filters: Filters, _on: date, _need_date: date) -> None:
    """How do the numbers of this page come about?"""
    _told(texts.COUNTING)
    if marts.role is Role.COUNCIL:  # its file holds no placement
        show_measures(filters.about, COUNTED)
        return
    _told(texts.PLACING)
    show_table(placement.rules(marts), RULES, texts.RULES_HEADING, "vermittlung-regeln", filters.about)
    show_table(
        placement.criteria(marts), CRITERIA, texts.CRITERIA_HEADING, "vermittlung-kriterien", filters.about
    )
    _told(texts.CAUTION)
    show_measures(filters.about, COUNTED + PLACED)


def _told(sections: dict[str, str]) -> None:
    for heading, section in sections.items():
        st.subheader(heading, anchor=False)
        st.markdown(section)
