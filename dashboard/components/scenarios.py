"""What scenarios start from, and what they come to: made once per release and remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.levers import Choices
from dashboard.filters import Filters
from warehouse.marts import Marts
from warehouse.methods.scenario import contributions, recalculate
from warehouse.methods.scenario_baseline import Baseline
from warehouse.methods.scenario_levers import Lever, Scenario
from warehouse.queries import areas, centres, forecast, projects

REMEMBERED = 64


@dataclass(frozen=True)
class Start:
    """The baseline of the latest reference date of a release, and what may be chosen in it."""

    release_id: str
    on: date
    baseline: Baseline
    districts: dict[str, str]
    centres: dict[str, tuple[str, str]]


def start(marts: Marts) -> Start | None:
    """Return what scenarios start from, nothing where the release holds no runs of a forecast."""
    return _start(marts.release_id, marts)


@st.cache_resource(max_entries=2, show_spinner=False)
def _start(release_id: str, _marts: Marts) -> Start | None:
    marts, runs = _marts, forecast.draws(_marts)
    if runs.is_empty():
        return None
    on = runs["reference_date"][0]
    years = runs["day_care_year"].to_list()
    places = centres.places_ahead(marts, on)
    named = areas.of_level(marts, "district")
    known = runs["district_id"].unique().implode()
    return Start(
        release_id=release_id,
        on=on,
        baseline=Baseline.of(
            draws=runs,
            targets=forecast.target_rates(marts, min(years), max(years)),
            places=forecast.districts_demand(marts, on).filter(pl.col("district_id").is_in(known)),
            projects=projects.counted_ahead(marts, on).filter(pl.col("district_id").is_in(known)),
            centres=places.filter(pl.col("district_id").is_in(known)),
            members=areas.all_members(marts).filter(pl.col("district_id").is_in(known)),
            group_forms=forecast.group_forms(marts),
            housing_yield=forecast.housing_yield(marts),
        ),
        districts=dict(named.filter(pl.col("area_id").is_in(known))["name", "area_id"].rows()),
        centres={name: (centre, district) for centre, name, district in
                 places["centre_id", "name", "district_id"].unique(maintain_order=True).iter_rows()},
    )  # fmt: skip


def choices(begins: Start, filters: Filters) -> Choices:
    """Return what the levers offer: the centres of the chosen area, and its district to begin with."""
    within = filters.districts
    return Choices(
        districts=begins.districts,
        centres={
            name: centre for name, (centre, district) in begins.centres.items() if within is None or district in within
        },
        years=begins.baseline.years,
        district=filters.district.name if filters.district else _shortest(begins, filters),
    )  # fmt: skip


@st.cache_resource(max_entries=REMEMBERED, show_spinner=False)
def calculated(release_id: str, levers: tuple[Lever, ...], _baseline: Baseline) -> pl.DataFrame:  # noqa: ARG001 - the key
    """Return the whole city under some levers, remembered for the next click."""
    return recalculate(_baseline, Scenario("", levers)).frame


def _shortest(begins: Start, filters: Filters) -> str | None:
    """Return the district of the chosen area where most will be short in the last year: new groups begin there."""
    plan = calculated(begins.release_id, (), begins.baseline)
    rows = plan.filter(level="district", age_group=filters.age_group, day_care_year=begins.baseline.years[-1])
    if filters.districts is not None:
        rows = rows.filter(pl.col("area_id").is_in(filters.districts))
    worst = (
        rows.drop_nulls("shortage").sort("shortage", "area_id", descending=[True, False])["area_id"].first()
    )
    return next((name for name, district in begins.districts.items() if district == worst), None)


@st.cache_resource(max_entries=REMEMBERED, show_spinner=False)
def parts(release_id: str, levers: tuple[Lever, ...], _baseline: Baseline) -> pl.DataFrame:  # noqa: ARG001 - the key
    """Return what each lever contributes, remembered for the next click."""
    return contributions(_baseline, Scenario("", levers))
