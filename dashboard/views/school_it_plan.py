"""The tab that holds plans against what was done: the curve, the goals, who slipped, who is next, what comes last."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.links import with_school_address
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import rollout_dates as figures
from dashboard.filters import Filters
from dashboard.texts import codes, school_it, school_it_forecast
from dashboard.texts import school_it_plan as texts
from warehouse.marts import Marts
from warehouse.queries import rollout, schools

GOAL_COLUMNS = (
    Column("wording", texts.GOAL),
    Column("goal_on", texts.GOAL_DAY, "day"),
    Column("needed", texts.GOAL_SCHOOLS, "count", measure="rollout_plan"),
    Column("reached", texts.THEN, "count", measure="rollout_plan"),
    Column("paper", texts.PAPER, "prose"),
)
SLIP_COLUMNS = (
    Column("school_name", texts.SCHOOL, address_key="school_address"),
    Column("borough_name", texts.BOROUGH),
    Column("first_planned_on", texts.FIRST, "day"),
    Column("expected_on", texts.NOW, "day"),
    Column("slipped_days", texts.DAYS, "count", measure="slipped_days"),
    Column("state", texts.STATE, names=texts.STATES),
    Column("slip_reason", texts.WHY),
)
DUE_COLUMNS = (
    Column("school_name", texts.SCHOOL, address_key="school_address"),
    Column("borough_name", texts.BOROUGH),
    Column("site_id", texts.SITE),
    Column("stage", texts.STAGE, names=codes.STAGE),
    Column("planned_on", texts.PLANNED, "day"),
    Column("hold_reason", texts.REASON, applies="is_on_hold"),
)
BOTTLENECK_COLUMNS = (
    Column("track", texts.TRACK, names=codes.TRACK),
    Column("open_schools", texts.OPEN, "count", measure="open_schools"),
    Column("only_this_open", texts.ONLY_THIS, "count", measure="open_schools"),
    Column("low_80", texts.LOW, "day", applies="is_open"),
    Column("high_80", texts.HIGH, "day", applies="is_open"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show what was promised, what was done, and what comes last."""
    curve = rollout.curve(marts, on, filters.track)
    if curve.is_empty():
        st.info(texts.NO_PLAN)
        return
    if filters.area.area_id != "DO":
        show_note(texts.WHOLE_CITY)
    _curve(marts, filters, on, curve)
    _bottleneck(marts, filters, on)
    _slips(marts, filters, on)
    _due(marts, filters, on)


def _curve(marts: Marts, filters: Filters, on: date, curve: pl.DataFrame) -> None:
    st.subheader(texts.heading(filters.track), anchor=False)
    now = curve.filter(day=on).to_dicts()[0]
    goals = with_outcome(rollout.goals(marts, filters.track), curve, on)
    told = [(goal["goal_on"], goal["needed"] / goal["total"], texts.goal_name(goal))
            for goal in goals.to_dicts() if goal["goal_on"]]  # fmt: skip
    sentence = texts.reading(now, on)
    figure = figures.plan_and_actual(curve, told, texts.CURVES)
    show_figure(figure, texts.alt(sentence), "plan", about=filters.about, measures=("rollout_plan",))
    st.markdown(sentence)
    show_note(texts.CURVE_NOTE)
    st.subheader(texts.GOALS_HEADING, anchor=False)
    if goals.is_empty():
        st.info(texts.NO_GOAL)
        return
    st.markdown(" ".join(texts.goal_verdict(goal, on) for goal in goals.to_dicts()))
    show_table(goals, GOAL_COLUMNS, texts.goals_caption(filters.track), "schul-it-ziele", filters.about)


def with_outcome(goals: pl.DataFrame, curve: pl.DataFrame, on: date) -> pl.DataFrame:
    """Set beside each goal how many schools it asks for, and how many were done by its date, or now without one."""
    total = curve["total"].to_list()[-1]
    then = curve.select(then="day", reached="reached")
    return (
        goals.with_columns(
            total=pl.lit(total), needed=pl.col("goal_schools").fill_null(total), then=pl.col("goal_on").fill_null(on)
        )
        .join(then, on="then", how="left", maintain_order="left")
        .drop("then")
    )  # fmt: skip


def _bottleneck(marts: Marts, filters: Filters, on: date) -> None:
    st.subheader(texts.BOTTLENECK_HEADING, anchor=False)
    tracks = rollout.bottleneck(marts, on).with_columns(is_open=pl.col("open_schools") > 0)
    last: dict[str, Any] | None = next(iter(tracks.filter("is_bottleneck").to_dicts()), None)
    st.markdown(texts.bottleneck(last, school_it_forecast.when(last) if last else ""))
    show_table(
        tracks, BOTTLENECK_COLUMNS, texts.bottleneck_caption(on), "schul-it-engpass", filters.about,
        selected=last["track"] if last else None,
    )  # fmt: skip
    show_note(texts.BOTTLENECK_NOTE)


def _slips(marts: Marts, filters: Filters, on: date) -> None:
    st.subheader(texts.SLIPS_HEADING, anchor=False)
    planned = rollout.slips(marts, on, filters.track, filters.area.area_id)
    slipped = planned.filter(pl.col("slipped_days") > texts.SLIPPED)
    st.markdown(texts.slips(planned.to_dicts(), filters.track))
    if slipped.is_empty():
        return
    caption = texts.slips_caption(filters.track, slipped.height, on)
    slipped = with_school_address(slipped, filters.chosen)
    show_table(slipped, SLIP_COLUMNS, caption, "schul-it-verschoben", filters.about)
    show_note(texts.SLIPS_NOTE)


def _due(marts: Marts, filters: Filters, on: date) -> None:
    st.subheader(texts.DUE_HEADING, anchor=False)
    sites = schools.due_next_quarter(marts, on, filters.area.area_id).filter(track=filters.track)
    if sites.is_empty():
        st.info(texts.NO_DUE)
        return
    caption = school_it.due_caption(sites.height, sites["school_id"].n_unique(), on)
    sites = with_school_address(sites, filters.chosen)
    show_table(sites, DUE_COLUMNS, caption, "schul-it-als-naechstes", filters.about)
