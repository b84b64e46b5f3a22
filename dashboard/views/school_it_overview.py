"""The tab that shows how far every track has come, what is due next and which sites are still open."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.links import show_link, with_school_address
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import rollout as figures
from dashboard.filters import Filters, choose
from dashboard.texts import codes
from dashboard.texts import filters as keys
from dashboard.texts import school_it as texts
from warehouse.marts import Marts
from warehouse.queries import rollout, schools

TRACK_COLUMNS = (
    Column("track", texts.TRACK, names=codes.TRACK),
    Column("reached", texts.BY_SCHOOL, "count", measure="stage_share"),
    Column("total", texts.OF_SCHOOLS, "count", measure="stage_share"),
    Column("share", texts.SCHOOL_SHARE, "share", measure="stage_share"),
    Column("reached_pupil", texts.BY_PUPIL, "count", measure="stage_share_pupils"),
    Column("total_pupil", texts.OF_PUPILS, "count", measure="stage_share_pupils"),
    Column("share_pupil", texts.PUPIL_SHARE, "share", measure="stage_share_pupils"),
    Column("reached_on_hold", texts.ON_HOLD, "count", measure="schools_on_hold"),
    Column("reached_unknown", texts.UNKNOWN, "count", measure="schools_unknown"),
)
SITE_COLUMNS = (
    Column("school_name", texts.SCHOOL, address_key="school_address"),
    Column("borough_name", texts.BOROUGH),
    Column("site_id", texts.SITE),
    Column("stage", texts.STAGE, names=codes.STAGE),
    Column("planned_on", texts.PLANNED, "day"),
    Column("bandwidth_mbit_s", texts.LINE, "count", measure="bandwidth"),
    Column("hold_reason", texts.REASON, applies="is_on_hold"),
)

EQUIPPED_COLUMNS = (
    Column("track", texts.TRACK, names=texts.COUNTED),
    Column("quantity_done", texts.EQUIPPED, "count", measure="equipped"),
    Column("quantity_total", texts.OF_ALL, "count", measure="equipped"),
    Column("quantity_share", texts.EQUIPPED_SHARE, "share", measure="equipped_share"),
    Column(
        "devices_per_pupil", texts.PER_PUPIL, "decimal", measure="devices_per_pupil", applies="is_devices"
    ),
    Column("schools_told", texts.SCHOOLS_TOLD, "count", measure="equipped"),
)
LINK_COLUMNS = (
    Column("weakest_link", texts.WEAKEST_LINK, names=texts.LINKS),
    Column("schools", texts.SCHOOLS, "count", measure="schools_by_link"),
    Column("pupils", texts.PUPILS_THERE, "count", measure="schools_by_link"),
    Column("bandwidth_per_pupil", texts.LINE_PER_PUPIL, "ratio", measure="bandwidth_per_pupil"),
)
HOLD_COLUMNS = (
    Column("hold_reason", texts.REASON),
    Column("schools", texts.SCHOOLS, "count", measure="schools_on_hold"),
)
DUE_COLUMNS = (
    Column("school_name", texts.SCHOOL, address_key="school_address"),
    Column("borough_name", texts.BOROUGH),
    Column("site_id", texts.SITE),
    Column("track", texts.TRACK, names=codes.TRACK),
    Column("stage", texts.STAGE, names=codes.STAGE),
    Column("planned_on", texts.PLANNED, "day"),
    Column("hold_reason", texts.REASON, applies="is_on_hold"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show where every track stands and what is still to do."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _stages(marts, filters, on)
    with right:
        _curve(marts, filters, on)
    tracks = _tracks(schools.rollout(marts, on, filters.area.area_id))
    show_table(
        tracks, TRACK_COLUMNS, texts.caption(on), "schul-it-stand", filters.about, selected=filters.track
    )
    _equipment(marts, filters, on)
    _due(marts, filters, on)
    _open_sites(marts, filters, on)
    _on_hold(marts, filters, on)
    show_link("schools", texts.TO_SCHOOLS, filters.chosen)


def _stages(marts: Marts, filters: Filters, on: date) -> None:
    st.subheader(texts.STAGES_HEADING, anchor=False)
    order = [
        pl.col("track").cast(pl.Enum(list(codes.TRACK))),
        pl.col("weighting").cast(pl.Enum(list(texts.WHOLE))),
    ]
    rows = schools.rollout(marts, on, filters.area.area_id).sort(order)
    finished = rows.filter(stage="done").to_dicts()
    figure = figures.by_stage(rows, [texts.bar(row) for row in finished], codes.STAGE)
    sentence = texts.reading([row for row in finished if row["weighting"] == "school"])
    show_figure(
        figure,
        texts.alt(sentence),
        "stages",
        lambda track: choose(keys.TRACK_KEY, codes.TRACK[track]),
        about=filters.about,
        measures=("stage_share", "stage_share_pupils"),
    )
    show_note(texts.STAGES_NOTE)
    st.markdown(sentence)


def _curve(marts: Marts, filters: Filters, on: date) -> None:
    st.subheader(f"{codes.TRACK[filters.track]}: {texts.CURVE_HEADING}", anchor=False)
    dates = schools.done_over_time(marts, filters.track, filters.area.area_id, on)
    goal = dict(rollout.whole_goals(marts).rows()).get(filters.track)
    sentence = texts.curve(goal, dates.to_dicts())
    figure = figures.done_over_time(dates, texts.WEIGHTING, goal, texts.goal_name(goal) if goal else "")
    show_figure(
        figure, sentence, "curve", about=filters.about, measures=("stage_share", "stage_share_pupils")
    )
    st.markdown(sentence)


def _tracks(stages: pl.DataFrame) -> pl.DataFrame:
    """Put the two weightings and the two classes apart (on hold, unknown) of each track into one row."""
    school = stages.filter(weighting="school", stage="done")
    pupil = stages.filter(weighting="pupil", stage="done").select("track", "reached", "total", "share")
    table = school.join(pupil, on="track", how="left", suffix="_pupil")
    for stage in ("on_hold", "unknown"):
        apart = stages.filter(weighting="school", stage=stage).select(
            "track", pl.col("reached").alias(f"reached_{stage}")
        )
        table = table.join(apart, on="track", how="left")
    return table.sort(pl.col("track").cast(pl.Enum(list(codes.TRACK))))


def _equipment(marts: Marts, filters: Filters, on: date) -> None:
    """Show what is counted in rooms, devices and Mbit/s rather than in schools."""
    quantities = schools.quantities(marts, on, filters.area.area_id)
    links = schools.bandwidth(marts, on, filters.area.area_id)
    st.subheader(texts.EQUIPMENT_HEADING, anchor=False)
    st.markdown(texts.equipment(quantities.to_dicts(), links.to_dicts()))
    left, right = st.columns([3, 2], gap="large")
    with left:
        rows = quantities.with_columns(is_devices=pl.col("track") == "devices")
        show_table(rows, EQUIPPED_COLUMNS, texts.equipment_caption(on), "schul-it-ausstattung", filters.about)
    with right:
        show_table(links, LINK_COLUMNS, texts.links_caption(on), "schul-it-bandbreite", filters.about)


def _on_hold(marts: Marts, filters: Filters, on: date) -> None:
    reasons = schools.on_hold(marts, on, filters.track, filters.area.area_id)
    if not reasons.is_empty():
        caption = texts.hold_caption(filters.track, on)
        show_table(reasons, HOLD_COLUMNS, caption, "schul-it-ausgesetzt", filters.about)


def _due(marts: Marts, filters: Filters, on: date) -> None:
    sites = schools.due_next_quarter(marts, on, filters.area.area_id)
    st.subheader(texts.DUE_HEADING, anchor=False)
    if sites.is_empty():
        st.info(texts.NO_DUE_SITE)
        return
    caption = texts.due_caption(sites.height, sites["school_id"].n_unique(), on)
    rows = with_school_address(sites, filters.chosen)
    show_table(rows, DUE_COLUMNS, caption, "schul-it-naechstes-quartal", filters.about)


def _open_sites(marts: Marts, filters: Filters, on: date) -> None:
    sites = schools.open_sites(marts, on, filters.track, filters.area.area_id)
    if sites.is_empty():
        st.info(texts.NO_OPEN_SITE)
        return
    caption = texts.open_caption(filters.track, sites.height, on)
    rows = with_school_address(sites, filters.chosen)
    show_table(rows, SITE_COLUMNS, caption, "schul-it-offen", filters.about)
