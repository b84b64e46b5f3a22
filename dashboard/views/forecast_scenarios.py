"""The tab of scenarios: levers on one side, on the other what they change, up to four side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard.components import levers as fields
from dashboard.components import scenarios as remembered
from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.scenarios import Start
from dashboard.components.table import show_table
from dashboard.figures import fan
from dashboard.filters import Filters
from dashboard.texts import forecast_scenarios as texts
from warehouse import scenarios
from warehouse.marts import Marts
from warehouse.methods.scenario_levers import Lever, Scenario

MOST_BESIDE = 3
RESULT = (
    Column("scenario", texts.SCENARIO),
    Column("day_care_year", texts.YEAR, "year"),
    Column("shortage", texts.SHORTAGE, "count", measure="shortage"),
    Column("more", texts.MORE, "signed", measure="scenario_difference"),
    Column("shortage_low_80", texts.SHORT_LOW, "count", measure="forecast_interval"),
    Column("shortage_high_80", texts.HIGH, "count", measure="forecast_interval"),
    Column("demand", texts.DEMAND, "count", measure="demand"),
    Column("demand_low_80", texts.LOW, "count", measure="forecast_interval"),
    Column("demand_high_80", texts.HIGH, "count", measure="forecast_interval"),
    Column("places", texts.PLACES, "count", measure="available_places"),
    Column("surplus", texts.SURPLUS, "count", measure="surplus"),
    Column("balance", texts.BALANCE, "signed", measure="balance"),
    Column("children", texts.CHILDREN, "count", measure="expected_children"),
)
PARTS = (
    Column("lever", texts.LEVER, names=texts.LEVER_NAMES),
    Column("children", texts.CHILDREN, "signed", measure="scenario_difference"),
    Column("demand", texts.DEMAND, "signed", measure="scenario_difference"),
    Column("places", texts.PLACES, "signed", measure="scenario_difference"),
    Column("shortage", texts.SHORTAGE, "signed", measure="scenario_difference"),
    Column("surplus", texts.SURPLUS, "signed", measure="scenario_difference"),
    Column("balance", texts.BALANCE, "signed", measure="scenario_difference"),
)
DISTRICTS = (
    Column("name", texts.DISTRICT),
    Column("before", texts.BEFORE, "count", measure="shortage"),
    Column("shortage", texts.AFTER, "count", measure="shortage"),
    Column("more", texts.CHANGE, "signed", measure="scenario_difference"),
)


def render(marts: Marts, filters: Filters, _on: date) -> None:
    """What if more or fewer children are born, the target rises, projects are late, or groups are built?"""
    begins = remembered.start(marts)
    if begins is None:
        st.info(texts.NO_BASELINE)
        return
    show_note(f"{texts.NOTE} {texts.starts_from(begins.on)}")
    left, right = st.columns([2, 1], gap="large")  # on a phone what changes stands before the levers
    with right:
        moved = fields.panel(remembered.choices(begins, filters))
        shown = _beside(marts, moved)
        _keep(marts, moved)
    with left:
        st.subheader(texts.RESULT_HEADING, anchor=False)
        computable = [one for one in shown if _is_computable(begins, one)]
        _result(filters, begins, computable)
        for scenario in computable[:1]:
            _parts(filters, begins, scenario)
            _districts(filters, begins, scenario)


def _beside(marts: Marts, moved: tuple[Lever, ...]) -> list[Scenario]:
    """Return the draft, if a lever is moved, and the kept scenarios chosen; say what is wrong with broken files."""
    saved, broken = scenarios.load_all(marts.home)
    for file in broken:
        st.warning(texts.broken(file.sentences))
    by_name = {found.scenario.name: found.scenario for found in saved}
    names: list[str] = []
    if by_name:
        names = st.multiselect(
            texts.LABELS[texts.SHOWN_KEY], list(by_name), key=texts.SHOWN_KEY, bind="query-params",
            max_selections=MOST_BESIDE,
        )  # fmt: skip
    draft = [Scenario(texts.DRAFT, moved)] if moved else []
    return [*draft, *(by_name[name] for name in names)]


def _is_computable(begins: Start, scenario: Scenario) -> bool:
    """Say why a scenario cannot be computed, if it cannot."""
    sentences = scenarios.objections(begins.baseline, scenario)
    if sentences:
        st.warning(texts.refused(scenario.name, sentences))
    return not sentences


def _rows(begins: Start, filters: Filters, levers: tuple[Lever, ...]) -> pl.DataFrame:
    """Return the chosen area's years under some levers."""
    frame = remembered.calculated(begins.release_id, levers, begins.baseline)
    return frame.filter(level=filters.area.level, area_id=filters.area.area_id, age_group=filters.age_group)


def _result(filters: Filters, begins: Start, shown: list[Scenario]) -> None:
    """Show demand and places of the plan and of each scenario, what it comes to, and all of it as a table."""
    plan = _rows(begins, filters, ())
    results = [(one.name, _rows(begins, filters, one.levers)) for one in shown]
    sentences = [
        texts.reads(name, plan.row(-1, named=True), rows.row(-1, named=True), filters.place)
        for name, rows in results
    ] or [texts.NO_LEVER]
    figure = fan.of_demand(plan, results, texts.CHART_LABELS)
    measures = ("demand", "available_places", "forecast_interval")
    show_figure(figure, texts.alt(sentences), "scenarios", about=filters.about, measures=measures)
    st.markdown("  \n".join(sentences))
    table = pl.concat(
        [
            rows.with_columns(scenario=pl.lit(name), more=pl.lit(rows["shortage"] - plan["shortage"]))
            for name, rows in [(texts.BASELINE, plan), *results]
        ]
    ).sort("day_care_year", descending=True, maintain_order=True)
    caption = texts.caption(filters.age_group, filters.place, begins.on)
    show_table(table, RESULT, caption, "szenarien-entwurf", filters.about)


def _parts(filters: Filters, begins: Start, scenario: Scenario) -> None:
    """Show what each lever contributes in the last year."""
    year = begins.baseline.years[-1]
    found = remembered.parts(begins.release_id, scenario.levers, begins.baseline)
    rows = found.filter(level=filters.area.level, area_id=filters.area.area_id, age_group=filters.age_group)
    rows = rows.filter(day_care_year=year).sort("position")
    if rows.height > 1:
        st.subheader(texts.PARTS_HEADING, anchor=False)
        show_table(rows, PARTS, texts.parts_caption(scenario.name, year), "beitraege-entwurf", filters.about)


def _districts(filters: Filters, begins: Start, scenario: Scenario) -> None:
    """Show the districts of the chosen area whose shortage a scenario changes in the last year."""
    year = begins.baseline.years[-1]
    st.subheader(texts.DISTRICTS_HEADING, anchor=False)

    def shortages(levers: tuple[Lever, ...]) -> pl.DataFrame:
        frame = remembered.calculated(begins.release_id, levers, begins.baseline)
        return frame.filter(level="district", age_group=filters.age_group, day_care_year=year)

    before = shortages(()).select("area_id", before="shortage")
    names = pl.DataFrame({"name": list(begins.districts), "area_id": list(begins.districts.values())})
    rows = shortages(scenario.levers).join(before, on="area_id").join(names, on="area_id")
    rows = rows.with_columns(more=pl.col("shortage") - pl.col("before")).filter(pl.col("more").abs() > 0)
    if filters.districts is not None:
        rows = rows.filter(pl.col("area_id").is_in(filters.districts))
    if rows.is_empty():
        st.info(texts.OTHER_DISTRICTS)
        return
    caption = texts.districts_caption(scenario.name, year)
    show_table(rows.sort("more", "name"), DISTRICTS, caption, "bezirke-entwurf", filters.about)


def _keep(marts: Marts, moved: tuple[Lever, ...]) -> None:
    """Offer to keep the draft under a name, with author, date and note."""
    if not moved:
        return
    with st.form("keep", border=True):
        st.markdown(f"**{texts.KEEP_HEADING}**")
        said: dict[str, Any] = {
            "name": st.text_input(texts.NAME),
            "author": st.text_input(texts.AUTHOR),
            "date": st.date_input(texts.DATE, format="DD.MM.YYYY"),
            "note": st.text_area(texts.REMARK),
        }
        replace = st.checkbox(texts.REPLACE)
        if st.form_submit_button(texts.KEEP):
            _save(marts, Scenario(levers=moved, **said), replace=replace)


def _save(marts: Marts, scenario: Scenario, *, replace: bool) -> None:
    try:
        file = scenarios.save(marts.home, scenario, replace=replace)
    except scenarios.NotSaved as error:
        st.warning(str(error))
    else:
        st.success(texts.kept(scenario.name, file.name))
