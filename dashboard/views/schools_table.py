"""The tab that lists all schools: one row each, with its stage in every track and its open points."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.links import with_school_address
from dashboard.components.table import show_table
from dashboard.filters import Filters
from dashboard.texts import codes, common
from dashboard.texts import schools as texts
from warehouse.marts import Marts
from warehouse.queries import school_profile

MASTER = (
    Column("school_name", texts.SCHOOL, address_key="school_address"),
    Column("school_form", texts.SCHOOL_FORM),
    Column("borough_name", texts.BOROUGH),
    Column("pupils", texts.PUPILS, "count", measure="school_pupils"),
    Column("open_points", texts.OPEN, "count", measure="open_points"),
    Column("overdue_points", texts.OVERDUE, "count", measure="overdue_points"),
    Column("next_planned_on", texts.NEXT, "day"),
)
LAST = Column("tracks_done", texts.TRACKS_DONE, "count", measure="tracks_done")


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show one row per school, those with the most overdue points first."""
    rows, tracks = with_states(marts, filters, on)
    if rows.is_empty():
        st.info(common.EMPTY)
        return
    stages = (Column(track, codes.TRACK_SHORT[track], names=codes.STAGE) for track in tracks)
    ordered = rows.sort(
        "overdue_points", "open_points", "school_name", "school_id", descending=[True, True, False, False]
    )
    listed = with_school_address(ordered, filters.chosen)
    show_table(listed, (*MASTER, *stages, LAST), texts.caption(on), "schulen", filters.about)


def with_states(marts: Marts, filters: Filters, on: date) -> tuple[pl.DataFrame, list[str]]:
    """Return the schools of the chosen area with a column per track that holds stage, or on hold; and the tracks."""
    rows = school_profile.summaries(marts, on, filters.area.area_id)
    stages = school_profile.stages(marts, on).with_columns(state=state())
    tracks = [track for track in codes.TRACK if track in set(stages["track"])]
    if rows.is_empty() or not tracks:
        return rows.clear(), tracks
    wide = stages.pivot(on="track", on_columns=tracks, index="school_id", values="state")
    return rows.join(wide, on="school_id", how="left", maintain_order="left"), tracks


def state() -> pl.Expr:
    """Return the stage of a row, or that it is on hold: shown apart, whatever stage it was put on hold at."""
    return pl.when("is_on_hold").then(pl.lit("on_hold")).otherwise("stage")
