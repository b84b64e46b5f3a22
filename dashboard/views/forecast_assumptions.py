"""The tab that lists what the forecast assumes: targets with their history, yields of dwellings, groups, the method."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.table import show_table
from dashboard.figures import fan
from dashboard.filters import Filters
from dashboard.texts import codes
from dashboard.texts import forecast_assumptions as texts
from warehouse.marts import Marts
from warehouse.queries import demand, forecast

TARGETS = (
    Column("valid_from", texts.VALID_FROM, "year"),
    Column("target_rate", texts.RATE, "share", measure="target_rate"),
    Column("source", texts.SOURCE),
)
RATES = (
    Column("day_care_year", texts.YEAR, "year"),
    Column("year_of_age", texts.AGE, names=codes.COHORT_AGE),
    Column("target_rate", texts.RATE, "share", measure="target_rate"),
    Column("source", texts.SOURCE),
)
YIELDS = (
    Column("dwelling_kind", texts.KIND, names=texts.KINDS),
    Column("years_since_completion", texts.SINCE, "count", measure="housing_yield"),
    Column("children", texts.CHILDREN, "decimal", measure="housing_yield"),
)
FORMS = (
    Column("group_form", texts.FORM),
    Column("places_under_three", texts.UNDER_THREE, "count", measure="projects"),
    Column("places_three_to_school", texts.THREE_TO_SCHOOL, "count", measure="projects"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """What does the forecast assume?"""
    _targets(marts, filters, on)
    st.subheader(texts.METHOD_HEADING, anchor=False)
    st.markdown(texts.METHOD)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(texts.HOUSING_HEADING, anchor=False)
        show_table(forecast.yield_by_year(marts), YIELDS, texts.HOUSING_HEADING, "neubau", filters.about)
    with right:
        st.subheader(texts.GROUPS_HEADING, anchor=False)
        show_table(forecast.group_forms(marts), FORMS, texts.GROUPS_HEADING, "gruppen", filters.about)


def _targets(marts: Marts, filters: Filters, on: date) -> None:
    targets = forecast.targets(marts, filters.age_group)
    if targets.is_empty():
        return
    st.subheader(texts.TARGETS_HEADING, anchor=False)
    rates = demand.rates_by_year(marts, filters.area.area_id, filters.age_group, on)
    sentence = texts.targets(targets.to_dicts(), filters.age_group)
    show_figure(
        fan.of_targets(targets, rates, texts.TARGET_LABELS), texts.targets_alt(sentence), "targets",
        about=filters.about, measures=("target_rate", "place_rate"),
    )  # fmt: skip
    st.markdown(sentence)
    show_table(targets, TARGETS, texts.targets_caption(filters.age_group), "zielquoten", filters.about)
    first, last = rates["day_care_year"][0], rates["day_care_year"][-1]
    by_age = forecast.target_rates(marts, max(first, on.year - 1), last).filter(age_group=filters.age_group)
    show_table(by_age, RATES, texts.rates_caption(first, last), "zielquoten-altersjahre", filters.about)
