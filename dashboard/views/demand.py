"""Kita-Bedarf: places against demand, area by area, and the place rate against its target."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import demand as figures
from dashboard.figures import tile_map
from dashboard.filters import Filters, choose_area
from dashboard.texts import codes, common, words
from dashboard.texts import demand as texts
from warehouse.marts import Marts
from warehouse.queries import areas, demand

COLUMNS = (
    Column("name", texts.NAME),
    Column("children", texts.CHILDREN, "count", measure="children"),
    Column("target_rate", texts.TARGET_RATE, "share", measure="target_rate"),
    Column("demand", texts.DEMAND, "count", measure="demand"),
    Column("available_places", texts.PLACES, "count", measure="available_places"),
    Column("place_rate", texts.RATE, "share", measure="place_rate"),
    Column("shortage", texts.SHORTAGE, "count", measure="shortage"),
    Column("surplus", texts.SURPLUS, "count", measure="surplus"),
    Column("balance", texts.BALANCE, "signed", measure="balance"),
)


def render(marts: Marts, filters: Filters) -> None:
    """Where are places missing, in which day-care year, for which age?"""
    on, year = filters.as_of("demand"), filters.day_care_year
    own = area_row(marts, filters, on, filters.age_group)
    if on is None or year is None or own is None:
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    earlier = area_row(marts, filters, filters.before("demand"), filters.age_group)
    show_headline(
        texts.stands(own, filters.place),
        texts.target(own),
        texts.change(own, earlier),
        common.since(filters.before("demand")),
        texts.basis(own),
        filters.about.links(("shortage", "available_places", "children", "place_rate", "target_rate")),
    )
    left, right = st.columns([3, 2], gap="large")
    levels = [level for level in ("borough", "district") if not areas.of_level(marts, level).is_empty()]
    with left:
        _area_figure(demand.by_area(marts, on, year, levels[-1], filters.age_group), levels[-1], filters)
    with right:
        _trend(demand.over_time(marts, filters.area.area_id, filters.age_group, on), filters)
    for level in levels if filters.area.level == "city" else levels[-1:]:
        areas_of_level = demand.by_area(marts, on, year, level, filters.age_group)
        if level == "borough" and len(levels) > 1:
            st.markdown(texts.reading(areas_of_level.to_dicts(), words.BOROUGH))
        rows = _within(areas_of_level, filters)
        caption = texts.caption(codes.LEVEL[level], own)
        show_table(rows, COLUMNS, caption, f"kita-bedarf-{level}", filters.about, selected=filters.area.name)


def area_row(marts: Marts, filters: Filters, on: date | None, age_group: str) -> dict[str, Any] | None:
    """Return the chosen area's row at a date, in the day-care year that is as far ahead as the chosen one."""
    if on is None:
        return None
    years = demand.day_care_years(marts, on).filter(is_current_year=filters.is_current_year)["day_care_year"]
    if years.is_empty():
        return None
    return next(
        iter(
            demand.of_area(marts, on, years[0], filters.area.area_id).filter(age_group=age_group).to_dicts()
        ),
        None,
    )


def _area_figure(rows: pl.DataFrame, level: str, filters: Filters) -> None:
    """Show the map where there are districts, else the boroughs as bars; a click chooses the area."""
    records = rows.to_dicts()
    borough_of = {row["name"]: row["borough_name"] for row in records}
    if level == "district":
        st.subheader(texts.MAP_HEADING, anchor=False)
        figure = tile_map.of_balance(rows, [texts.hover(row) for row in records], filters.area.name)
        show_figure(
            figure,
            texts.alt(records, words.DISTRICT),
            "map",
            lambda name: choose_area(borough_of[name], name),
            about=filters.about,
            measures=("balance",),
        )
        show_note(texts.MAP_NOTE)
        st.markdown(texts.reading(records, words.DISTRICT))
    else:
        st.subheader(texts.BARS_HEADING, anchor=False)
        figure = figures.by_area(rows, (texts.SHORTAGE, texts.SURPLUS))
        show_figure(
            figure,
            texts.alt(records, words.BOROUGH),
            "bars",
            choose_area,
            about=filters.about,
            measures=("shortage", "surplus"),
        )
        show_note(texts.BARS_NOTE)
        st.markdown(texts.reading(records, words.BOROUGH))


def _trend(dates: pl.DataFrame, filters: Filters) -> None:
    st.subheader(texts.TREND_HEADING, anchor=False)
    sentence = texts.trend(dates.to_dicts())
    figure = figures.rate_over_time(dates, (texts.RATE, texts.TARGET_RATE))
    show_figure(figure, sentence, "trend", about=filters.about, measures=("place_rate", "target_rate"))
    st.markdown(sentence)


def _within(rows: pl.DataFrame, filters: Filters) -> pl.DataFrame:
    """Keep the districts of the chosen region; a chosen district stands among its neighbours."""
    if filters.neighbours is None or rows["level"][0] != "district":
        return rows
    return rows.filter(pl.col("area_id").is_in(filters.neighbours))
