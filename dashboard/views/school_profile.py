"""One school: what is open first, then its master data, stages, rooms, lines and history."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.components.about import show_measures
from dashboard.components.cells import Column
from dashboard.components.entry import show_entry
from dashboard.components.headline import show_headline
from dashboard.components.heat import Line, show_heat
from dashboard.components.links import address
from dashboard.components.table import show_table
from dashboard.components.trail import Step, show_trail
from dashboard.filters import Filters, School
from dashboard.texts import codes, common, school_it
from dashboard.texts import filters as keys
from dashboard.texts import school_profile as texts
from dashboard.texts import schools as list_texts
from dashboard.views import school_money
from dashboard.views.schools_heat import cell
from dashboard.views.schools_table import state
from warehouse.marts import Marts
from warehouse.queries import rollout, school_profile

Row = dict[str, Any]
POINTS = (
    Column("track", texts.TRACK, names=codes.TRACK_SHORT),
    Column("state", texts.STATE, names=texts.POINT_STATE),
    Column("planned_on", texts.PLANNED, "day"),
    Column("site_id", texts.SITE),
    Column("overdue_days", texts.OVERDUE_DAYS, "count", measure="overdue_days", applies="is_overdue"),
    Column("hold_reason", texts.REASON, applies="is_on_hold"),
    Column("stage", texts.STAGE, names=codes.STAGE),
)
DATES = (
    Column("started_on", texts.STARTED, "day"),
    Column("planned_on", texts.PLANNED, "day", applies="is_open"),
    Column("done_on", texts.DONE, "day", applies="is_reached"),
    Column("hold_reason", texts.REASON, applies="is_on_hold"),
)
STAGES = (
    Column("track", texts.TRACK, names=codes.TRACK_SHORT),
    Column("stage", texts.STAGE, names=codes.STAGE),
    Column("sites_told", texts.SITES_DONE),
    *DATES,
)
SITES = (
    Column("site_id", texts.SITE),
    Column("track", texts.TRACK, names=codes.TRACK_SHORT),
    Column("stage", texts.STAGE, names=codes.STAGE),
    *DATES,
)
ROOMS = (
    Column("track", texts.TRACK, names=school_it.COUNTED),
    Column("quantity_done", school_it.EQUIPPED, "count", measure="equipped"),
    Column("quantity_total", school_it.OF_ALL, "count", measure="equipped"),
    Column("quantity_share", school_it.EQUIPPED_SHARE, "share", measure="equipped_share"),
    Column(
        "devices_per_pupil", school_it.PER_PUPIL, "ratio", measure="devices_per_pupil", applies="is_devices"
    ),
)
LINES = (
    Column("site_id", texts.SITE),
    Column("line_mbit_s", texts.LINE, "count", measure="bandwidth"),
    Column("switch_mbit_s", texts.SWITCH, "count", measure="bandwidth"),
    Column("hub_mbit_s", texts.HUB, "count", measure="bandwidth"),
    Column("bandwidth_mbit_s", texts.LEAST, "count", measure="bandwidth"),
    Column("weakest_link", texts.WEAKEST, names=school_it.LINKS),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show all about the chosen school."""
    school = filters.school
    master = school_profile.master_data(marts, school.school_id, on).row(0, named=True) if school else None
    if school is None or master is None:
        return
    _trail(filters, school, master)
    history = school_profile.tracks(marts, school.school_id, on)
    now = history.filter(reference_date=on).sort(_by_track())
    own = _summary(marts, school, on)
    if own:
        _headline(marts, filters, school, own, history)
        _open_points(marts, filters, school, on)
    elif master["is_city_school"]:
        st.info(texts.absent(on))
    else:
        st.info(texts.OTHER_CARRIER)
    _master(filters, master)
    if own:
        sites = school_profile.sites(marts, school.school_id, on).sort("site_id", _by_track())
        _stages(filters, now, sites, on)
        _rooms(filters, now, master, on)
        _lines(filters, now, sites, on)
    if master["is_city_school"]:
        school_money.render(marts, filters, school.school_id)
    _history(history)


def _by_track() -> pl.Expr:
    return pl.col("track").cast(pl.Enum(list(codes.TRACK)))


def _summary(marts: Marts, school: School, on: date | None) -> Row | None:
    rows = school_profile.summary(marts, school.school_id, on).to_dicts() if on else []
    return next(iter(rows), None)


def _trail(filters: Filters, school: School, master: Row) -> None:
    kept = {
        key: value for key, value in filters.chosen.items() if key not in (keys.SCHOOL_KEY, keys.BOROUGH_KEY)
    }
    borough = master["borough_name"]
    within = [Step(borough, address("schools", kept | {keys.BOROUGH_KEY: borough}))] if borough else []
    show_trail([Step(texts.ALL_SCHOOLS, address("schools", kept)), *within, Step(school.name)])


def _headline(marts: Marts, filters: Filters, school: School, own: Row, history: pl.DataFrame) -> None:
    before = filters.before("schools")
    earlier = _summary(marts, school, before)
    then, now = (
        set(history.filter(pl.col("is_reached"), reference_date=day)["track"]) if day else set()
        for day in (before, own["reference_date"])
    )
    show_headline(
        texts.stands(school.name, own),
        texts.target(dict(rollout.whole_goals(marts).rows())),
        texts.change(own, earlier, _in_order(now - then), _in_order(then - now)),
        common.since(before if earlier else None),
        measures=filters.about.links(("tracks_done", "open_points", "overdue_points")),
    )


def _in_order(tracks: set[str]) -> list[str]:
    return [track for track in codes.TRACK if track in tracks]


def _open_points(marts: Marts, filters: Filters, school: School, on: date) -> None:
    points = school_profile.open_points(marts, school.school_id, on)
    st.subheader(list_texts.OPEN_HEADING, anchor=False)
    if points.is_empty():
        st.info(texts.NOTHING_OPEN)
        return
    st.markdown(texts.open_reading(points.to_dicts(), on))
    name = f"schule-{school.school_id}-offene-punkte"
    show_table(points, POINTS, texts.open_caption(points.height, on), name, filters.about)


def _master(filters: Filters, master: Row) -> None:
    st.subheader(texts.MASTER_HEADING, anchor=False)
    show_entry("", texts.master_terms(master))
    show_measures(filters.about, ("school_pupils", "school_rooms"))


def _stages(filters: Filters, now: pl.DataFrame, sites: pl.DataFrame, on: date) -> None:
    st.subheader(texts.STAGES_HEADING, anchor=False)
    told = pl.Series("sites_told", [texts.sites_done(row) for row in now.to_dicts()], dtype=pl.String)
    is_open = (~pl.col("is_reached")).alias("is_open")
    rows = now.with_columns(told, is_open)
    show_table(rows, STAGES, texts.stages_caption(on), "schule-stand", filters.about)
    count = sites["site_id"].n_unique()
    if count > 1:
        caption = texts.sites_caption(on, count)
        show_table(sites.with_columns(is_open), SITES, caption, "schule-standorte", filters.about)


def _rooms(filters: Filters, now: pl.DataFrame, master: Row, on: date) -> None:
    st.subheader(texts.ROOMS_HEADING, anchor=False)
    st.markdown(texts.rooms(master))
    rows = now.filter(pl.col("track").is_in(list(school_it.COUNTED)), pl.col("quantity_total").is_not_null())
    if rows.is_empty():
        st.info(texts.NO_ROOMS)
        return
    rows = rows.with_columns(is_devices=pl.col("track") == "devices")
    show_table(rows, ROOMS, texts.rooms_caption(on), "schule-raeume", filters.about)


def _lines(filters: Filters, now: pl.DataFrame, sites: pl.DataFrame, on: date) -> None:
    st.subheader(texts.LINES_HEADING, anchor=False)
    links = ["line_mbit_s", "switch_mbit_s", "hub_mbit_s"]
    rows = sites.filter(~pl.all_horizontal(pl.col(links).is_null()))
    track = now.filter(pl.col("track").is_in(set(rows["track"])))
    if rows.is_empty() or track.is_empty():
        st.info(texts.NO_LINES)
        return
    st.markdown(texts.lines(track.row(0, named=True)))
    show_measures(filters.about, ("bandwidth_per_pupil",))
    show_table(rows, LINES, texts.lines_caption(on), "schule-bandbreite", filters.about)


def _history(history: pl.DataFrame) -> None:
    """Show the stage in every track at every reference date, the latest first."""
    if history.is_empty():
        return
    days = history["reference_date"].unique().sort(descending=True).to_list()
    tracks = _in_order(set(history["track"]))
    states = {
        (row["reference_date"], row["track"]): row["state"]
        for row in history.with_columns(state=state()).to_dicts()
    }
    lines = [Line(formats.day(day), [cell(states.get((day, track))) for track in tracks]) for day in days]
    st.subheader(texts.HISTORY_HEADING, anchor=False)
    show_heat(
        {"": lines}, texts.DATE, [codes.TRACK_SHORT[track] for track in tracks],
        texts.history_caption(days[-1], days[0]), list_texts.legend(),
    )  # fmt: skip
