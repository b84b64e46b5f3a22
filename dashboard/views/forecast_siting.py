"""The tab that proposes where to build: some groups of each form, placed so that the least is left short."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.components import scenarios as remembered
from dashboard.components.cells import Column
from dashboard.components.notice import show_note
from dashboard.components.scenarios import Start
from dashboard.components.table import show_table
from dashboard.filters import Filters
from dashboard.texts import forecast_scenarios
from dashboard.texts import forecast_siting as texts
from warehouse.marts import Marts
from warehouse.methods.siting import Siting, siting
from warehouse.queries import forecast, projects

FORMS = {"I": texts.ONE_KEY, "II": texts.TWO_KEY, "III": texts.THREE_KEY}
USUAL = {"I": 4, "II": 4, "III": 2}
MOST_GROUPS, USUAL_MOST = 60, 2
GROUPS = (
    Column("name", texts.DISTRICT),
    Column("group_form", texts.FORM),
    Column("groups", texts.GROUPS, "count", measure="siting"),
)
EFFECT = (
    Column("name", texts.DISTRICT),
    Column("age_group", texts.AGE, names=texts.AGES),
    Column("shortage_before", texts.BEFORE, "count", measure="shortage"),
    Column("new_places", texts.NEW, "count", measure="siting"),
    Column("shortage_after", texts.AFTER, "count", measure="shortage"),
)


def render(marts: Marts, filters: Filters, _on: date) -> None:
    """Where would further groups reduce the shortage most?"""
    st.subheader(texts.HEADING, anchor=False)
    show_note(texts.NOTE)
    begins = remembered.start(marts)
    if begins is None:
        st.info(forecast_scenarios.NO_BASELINE)
        return
    with st.container(horizontal=True, gap="small"):
        years = {formats.day_care_year(year): year for year in begins.baseline.years[1:]}
        label = st.selectbox(
            texts.LABELS[texts.YEAR_KEY], list(years), index=len(years) - 1, key=texts.YEAR_KEY,
            bind="query-params", width=168,
        )  # fmt: skip
        number = {form: _number(key, USUAL[form]) for form, key in FORMS.items()}
        most = _number(texts.MOST_KEY, USUAL_MOST)
    if not any(number.values()):
        st.info(texts.NOTHING)
        return
    _proposal(marts, filters, begins, years[label], number, most)


def _number(key: str, usual: int) -> int:
    return int(
        st.number_input(
            texts.LABELS[key], 0, MOST_GROUPS, usual, step=1, key=key, bind="query-params", width=168
        )
    )


def _proposal(
    marts: Marts, filters: Filters, begins: Start, year: int, number: dict[str, int], most: int
) -> None:
    """Show the proposed groups, and what they leave short where they change something."""
    found = proposed(marts, begins, year, number, most)
    groups = int(found.groups["groups"].sum())
    if not groups:
        st.info(texts.NO_SHORTAGE)
        return
    st.markdown(texts.reads(found.before, found.left_short, groups, year))
    names = pl.DataFrame({"name": list(begins.districts), "district_id": list(begins.districts.values())})
    rows = found.groups.join(names, on="district_id").sort("groups", "name", descending=[True, False])
    show_table(rows, GROUPS, texts.caption(year), "wo-bauen-entwurf", filters.about)
    changed = found.effect.filter(pl.col("new_places") > 0).join(names, on="district_id")
    changed = changed.sort("shortage_before", "name", descending=[True, False])
    show_table(changed, EFFECT, texts.effect_caption(year), "wo-bauen-wirkung-entwurf", filters.about)


def proposed(marts: Marts, begins: Start, year: int, number: dict[str, int], most: int) -> Siting:
    """Return the proposal for a day-care year after all planned projects."""
    shortage = forecast.districts_demand(marts, begins.on).filter(day_care_year=year)
    return siting(
        shortage.select("district_id", "age_group", "shortage"), forecast.group_forms(marts), number, most,
        projects.groups_ahead(marts, begins.on, year),
    )  # fmt: skip
