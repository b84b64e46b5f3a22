"""The tab that shows the schools as points: where they stand, else within their district's tile."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.figures import school_map
from dashboard.filters import Filters, choose
from dashboard.texts import common
from dashboard.texts import filters as keys
from dashboard.texts import schools as texts
from dashboard.views.schools_table import with_states
from warehouse.marts import Marts
from warehouse.queries import school_profile


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show the schools of the chosen area, by their stage in the chosen track."""
    rows, tracks = with_states(marts, filters, on)
    if rows.is_empty() or filters.track not in tracks:
        st.info(common.EMPTY)
        return
    labels = [keys.school(*row) for row in rows["school_id", "school_name"].rows()]
    rows = rows.with_columns(state=pl.col(filters.track), label=pl.Series(labels))
    tiles, shapes = school_profile.tiles(marts), school_profile.outlines(marts)
    st.subheader(texts.map_heading(filters.track), anchor=False)
    is_drawn = tiles.height > 0 and set(tiles["district_id"]) <= set(shapes["area_id"])
    if not is_drawn and tiles["tile_column"].null_count() == tiles.height:
        st.info(texts.NO_MAP)
        return
    figure, placed = _drawn(rows, tiles, shapes, is_drawn=is_drawn)
    records = rows.to_dicts()
    reading = texts.map_reading(filters.track, records)
    show_figure(
        figure, texts.alt(reading), "schools", lambda label: choose(keys.SCHOOL_KEY, label),
        about=filters.about, measures=("stage_share", "open_points"),
    )  # fmt: skip
    show_note(texts.map_note(shapes["shapes_date"][0] if is_drawn else None, rows.height - placed))
    st.markdown(reading)


def _drawn(
    rows: pl.DataFrame, tiles: pl.DataFrame, shapes: pl.DataFrame, *, is_drawn: bool
) -> tuple[go.Figure, int]:
    """Return the map and how many schools have a place on it."""
    kinds, hover = _kinds(rows["state"].to_list()), [texts.hover(row) for row in rows.to_dicts()]
    if is_drawn:
        boroughs = dict(tiles["district_id", "borough_id"].rows())
        outlines = dict(shapes.group_by("area_id", maintain_order=True).agg("geometry").rows())
        figure = school_map.on_outlines(boroughs, outlines, rows, kinds, hover)
        places = school_map.places_on_outlines(boroughs, outlines, rows)
    else:
        known = tiles.drop_nulls("tile_column")
        figure = school_map.on_tiles(known, rows, kinds, hover)
        places = school_map.places_on_tiles(known, rows)
    return figure, sum(place is not None for place in places)


def _kinds(states: list[str]) -> list[school_map.Kind]:
    """Return the classes that occur, the furthest first."""
    members = {
        state: tuple(number for number, each in enumerate(states) if texts.STATE_OF[each] == state)
        for state in texts.STATE
    }
    return [
        school_map.Kind(state, texts.map_label(state, len(there)), there)
        for state, there in members.items()
        if there
    ]
