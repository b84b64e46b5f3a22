"""The map and the ranking of the page Kita-Bedarf: once, or for two years or dates beside each other."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from dashboard.components.cells import Column, Kind
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import classes, ranking, shape_map, tile_map
from dashboard.filters import CITY_ID, Filters, choose_area
from dashboard.texts import demand as demand_texts
from dashboard.texts import demand_map as texts
from dashboard.texts import words
from warehouse.marts import Marts
from warehouse.queries import areas, demand

MOST_BARS = 15
NOUN = {"borough": words.BOROUGH, "district": words.DISTRICT}
DESCENDING = {"shortage": True, "surplus": True, "place_rate": False, "balance": False}
KIND: dict[str, Kind] = {"shortage": "count", "surplus": "count", "place_rate": "share", "balance": "signed"}


class Side(NamedTuple):
    """One of the pictures: its reference date and day-care year, the areas of its level, the chosen area, the city."""

    key: str
    areas: pl.DataFrame
    own: dict[str, Any]
    city: dict[str, Any] | None


def side(
    marts: Marts, filters: Filters, on: date, year: int | None, level: str, key: str = ""
) -> Side | None:
    """Return what a picture shows, or nothing where the date does not know the day-care year."""
    if year is None:
        return None
    rows = demand.by_area(marts, on, year, level, filters.age_group)
    own, city = (
        next(iter(demand.of_area(marts, on, year, area).filter(age_group=filters.age_group).to_dicts()), None)
        for area in (filters.area.area_id, CITY_ID)
    )
    return Side(key, rows, own, city) if own and not rows.is_empty() else None


def show(marts: Marts, filters: Filters, left: Side, right: Side | None, level: str) -> None:
    """Show map and ranking of the left side, and those of the right one beside them."""
    scale = classes.scale_of(filters.map_measure, level, filters.age_group)
    shapes = areas.shapes(marts, level)
    has_map = _has_map(left, shapes)
    span = _span(filters, [side for side in (left, right) if side], NOUN[level])
    if right is None:
        st.subheader(texts.heading(filters.map_measure, level), anchor=False)
        columns = st.columns([3, 2], gap="large") if has_map else [st.container()] * 2
        with columns[0]:
            _map(filters, left, shapes, scale, level)
        with columns[1]:
            _ranking(filters, left, scale, level, span, has_legend=not has_map)
    else:
        for column, shown in zip(st.columns(2, gap="large"), (left, right), strict=True):
            with column:
                st.subheader(texts.side(shown.own), anchor=False)
                _map(filters, shown, shapes, scale, level)
                _ranking(filters, shown, scale, level, span, has_legend=not has_map)
    if has_map:
        day = next(iter(shapes["shapes_date"]), None) if _is_drawn(left, shapes) else None
        show_note(texts.map_note(filters.map_measure, day))
    show_note(texts.class_note(scale, level, filters.age_group, NOUN[level]))
    st.markdown(texts.reading(filters.map_measure, left.areas.to_dicts(), NOUN[level]))
    if right is not None:
        _comparison(filters, (left, right), level)


def within(rows: pl.DataFrame, filters: Filters) -> pl.DataFrame:
    """Keep the districts of the chosen region; a chosen district stands among its neighbours."""
    if filters.neighbours is None or rows.is_empty() or rows["level"][0] != "district":
        return rows
    return rows.filter(pl.col("area_id").is_in(filters.neighbours))


def marked(filters: Filters, level: str) -> str | None:
    """Return the name to mark among the areas of a level: a borough and a district may share theirs."""
    return filters.area.name if filters.area.level == level else None


def pick(rows: pl.DataFrame, name: str) -> None:
    """Choose the area a click named: a borough, or a district with its borough."""
    row = rows.filter(name=name).row(0, named=True)
    choose_area(row["borough_name"], name if row["level"] == "district" else None)


def _has_map(side: Side, shapes: pl.DataFrame) -> bool:
    return _is_drawn(side, shapes) or side.areas["tile_column"].null_count() == 0


def _is_drawn(side: Side, shapes: pl.DataFrame) -> bool:
    """Whether every area has its outline: with one missing the tiles show them all."""
    return set(side.areas["area_id"]) <= set(shapes["area_id"])


def _map(filters: Filters, side: Side, shapes: pl.DataFrame, scale: classes.Scale, level: str) -> None:
    if not _has_map(side, shapes):
        return
    measure, records = filters.map_measure, side.areas.to_dicts()
    show_figure(
        _drawn(filters, side, shapes, scale, level),
        texts.alt(measure, records, NOUN[level]),
        f"map{side.key}",
        lambda name: pick(side.areas, name),
        about=filters.about,
        measures=(measure,),
    )


def _drawn(filters: Filters, side: Side, shapes: pl.DataFrame, scale: classes.Scale, level: str) -> go.Figure:
    measure, records = filters.map_measure, side.areas.to_dicts()
    sorted_in = classes.classes_of(
        scale, side.areas[measure].to_list(), texts.class_labels(scale), texts.UNKNOWN_CLASS
    )
    told = (
        [texts.shown(measure, row, on_map=True) for row in records],
        [demand_texts.hover(row) for row in records],
        _chosen(filters, level),
    )
    if not _is_drawn(side, shapes):
        return tile_map.of_classes(side.areas, sorted_in, *told)
    outlines = dict(shapes.group_by("area_id").agg("geometry").rows())
    return shape_map.of_classes(side.areas, outlines, sorted_in, *told)


def _chosen(filters: Filters, level: str) -> frozenset[str]:
    if level == "district":
        return filters.districts or frozenset()
    return frozenset({filters.region.area_id} if filters.region else ())


def _span(filters: Filters, sides: list[Side], noun: words.Noun) -> tuple[float, float]:
    """Return the least and the greatest of what the rankings show, their lines included."""
    measure = filters.map_measure
    shown = [
        value
        for side in sides
        for value in (
            *_ranked(filters, side).head(MOST_BARS)[measure].drop_nulls(),
            *texts.references(measure, side.city, side.areas.height, noun).values(),
        )
    ]
    return min(shown, default=0), max(shown, default=0)


def _ranked(filters: Filters, side: Side) -> pl.DataFrame:
    """Return the areas to rank, those that need attention first."""
    measure = filters.map_measure
    return within(side.areas, filters).sort(
        measure, "name", descending=[DESCENDING[measure], False], nulls_last=True
    )


def _ranking(
    filters: Filters,
    side: Side,
    scale: classes.Scale,
    level: str,
    span: tuple[float, float],
    *,
    has_legend: bool,
) -> None:
    measure, noun = filters.map_measure, NOUN[level]
    rows = _ranked(filters, side)
    drawn = rows.head(MOST_BARS)
    labels = texts.class_labels(scale)
    figure = ranking.of_classes(
        drawn["name"].to_list(),
        drawn[measure].to_list(),
        classes.classes_of(scale, drawn[measure].to_list(), labels, texts.UNKNOWN_CLASS),
        [texts.shown(measure, row) for row in drawn.to_dicts()],
        texts.references(measure, side.city, side.areas.height, noun),
        span=span,
        chosen={marked(filters, level)},
        has_legend=has_legend,
    )
    show_figure(
        figure,
        texts.alt(measure, rows.to_dicts(), noun),
        f"ranking{side.key}",
        lambda name: pick(rows, name),
        about=filters.about,
        measures=(measure,),
    )
    if rows.height > drawn.height:
        show_note(texts.ranking_note(drawn.height, rows.height, noun))


def _comparison(filters: Filters, sides: tuple[Side, Side], level: str) -> None:
    """Read the change from the earlier side to the later, and show both and the difference area by area."""
    measure = filters.map_measure
    earlier, later = sorted(sides, key=lambda side: (side.own["day_care_year"], side.own["reference_date"]))
    values = [
        side.areas.select(
            "area_id", pl.col(measure).alias(name), pl.col("is_suppressed").alias(f"hidden_{name}")
        )
        for name, side in (("earlier", earlier), ("later", later))
    ]
    both = within(sides[0].areas, filters).select("level", "area_id", "name")
    for each in values:
        both = both.join(each, on="area_id", how="left")
    both = both.with_columns(
        difference=pl.col("later") - pl.col("earlier"),
        is_suppressed=pl.any_horizontal(pl.col("hidden_earlier", "hidden_later").fill_null(value=False)),
    )
    differences = both["difference"].drop_nulls().to_list()
    st.markdown(texts.comparison(measure, earlier.own, later.own, differences, filters.place, NOUN[level]))
    is_rate = measure == "place_rate"
    columns = (
        Column("name", demand_texts.NAME),
        Column("earlier", texts.short_side(earlier.own), KIND[measure], measure=measure),
        Column("later", texts.short_side(later.own), KIND[measure], measure=measure),
        Column("difference", texts.POINTS if is_rate else texts.DIFFERENCE, "points" if is_rate else "signed", measure=measure),
    )  # fmt: skip
    caption = texts.comparison_caption(measure, earlier.own, later.own)
    show_table(
        both, columns, caption, "kita-bedarf-vergleich", filters.about, selected=marked(filters, level)
    )
