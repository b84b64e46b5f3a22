"""The tab that shows what the money is for: tracks, boroughs, schools, and measures with all who pay for them."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.components import links
from dashboard.components.cells import Column
from dashboard.components.choice import choose_one
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import bars
from dashboard.filters import Filters
from dashboard.texts import codes, common
from dashboard.texts import funding as page
from dashboard.texts import funding_parts as texts
from warehouse.marts import Marts
from warehouse.queries import funding

FIELD_WIDTH = 280
MONEY = ("planned_eur", "approved_eur", "committed_eur", "drawn_eur")
SUMS = (
    Column("approved_eur", page.APPROVED, "euro", measure="approved"),
    Column("drawn_eur", page.DRAWN, "euro", measure="drawn"),
    Column("drawn_rate", page.DRAWN_RATE, "share", measure="drawn_rate"),
)
TRACKS = (
    Column("key", texts.TRACK, names=codes.TRACK),
    *SUMS,
    Column("planned_eur", page.PLANNED, "euro", measure="planned"),
    Column("committed_eur", page.COMMITTED, "euro", measure="committed"),
)
BOROUGHS = (Column("name", texts.BOROUGH), *SUMS)
SCHOOLS = (Column("name", texts.SCHOOL, address_key="school_address"), *SUMS)
MEASURES = (
    Column("measure_id", texts.MEASURE, "code"),
    Column("programme", texts.PROGRAMME),
    Column("approved_eur", page.APPROVED, "euro", measure="approved"),
    Column("share_of_measure", texts.SHARE, "share", measure="share_of_measure"),
    Column("drawn_eur", page.DRAWN, "euro", measure="drawn"),
    Column("drawn_rate", page.DRAWN_RATE, "share", measure="drawn_rate"),
    Column("funders", texts.FUNDERS, "count", measure="funders"),
    Column("years", texts.YEARS, "code"),
    Column("track", texts.TRACK, names=codes.TRACK),
    Column("place", texts.SCHOOL),
    Column("borough_name", texts.BOROUGH, applies="has_borough"),
)


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show the chosen area's money by track, then where it goes, then the measures themselves."""
    measures = funding.measures(marts, on, filters.area.area_id)
    tracks = measures.select("programme", "track", *MONEY).rename({"track": "key"})
    st.subheader(texts.TRACKS_HEADING, anchor=False)
    _tracks(filters, on, tracks, _programmes(marts, on))
    st.subheader(texts.PLACES_HEADING, anchor=False)
    boroughs = funding.by_part(marts, on, "borough")
    st.markdown(texts.city_share(boroughs.to_dicts()))
    show_note(texts.PLACES_NOTE)
    rows = _summed(_named(boroughs, texts.NO_PLACE)).sort(pl.col("key") == common.NO_KEY, "name")
    caption = texts.caption(texts.BOROUGH, common.CITY, on)
    chosen = filters.area.name if filters.region else None
    show_table(rows, BOROUGHS, caption, "mittel-stadtbezirke", filters.about, selected=chosen)
    _schools(marts, filters, on, measures)
    st.subheader(texts.MEASURES_HEADING, anchor=False)
    _measures(filters, measures)


def _programmes(marts: Marts, on: date) -> list[str]:
    """Return the programmes that have drawn the most in the whole city, so that each keeps its colour in every area."""
    rows = funding.by_programme(marts, on).filter(~pl.col("is_total"), pl.col("drawn_eur") > 0)
    return rows.sort("drawn_eur", descending=True)["programme"].to_list()


def _tracks(filters: Filters, on: date, by_programme: pl.DataFrame, programmes: list[str]) -> None:
    tracks = _summed(by_programme.with_columns(name=pl.col("key"))).sort("drawn_eur", descending=True)
    records = tracks.to_dicts()
    st.markdown(texts.reading(records, filters.place, on))
    if not records:
        return
    names = [codes.TRACK_SHORT.get(key, key) for key in tracks["key"]]
    parts = _by_programme(by_programme, tracks["key"].to_list(), programmes)
    figure = bars.of_parts(names, parts, common.UNKNOWN_SIGN, formats.millions)
    show_figure(figure, texts.alt(records), "funding-tracks", about=filters.about, measures=("drawn",))
    caption = texts.caption(texts.TRACK, filters.area.name, on)
    show_table(tracks, TRACKS, caption, "mittel-ausbau", filters.about)


def _schools(marts: Marts, filters: Filters, on: date, measures: pl.DataFrame) -> None:
    """Show the schools of the area by what is approved for them."""
    there = measures["school_id"].drop_nulls().unique().implode()
    of_schools = funding.by_part(marts, on, "school")
    if filters.region:
        of_schools = of_schools.filter(pl.col("key").is_in(there))
    rows = _summed(_named(of_schools, texts.NO_SCHOOL)).sort("approved_eur", descending=True)
    rows = rows.with_columns(
        school_id=pl.when(pl.col("key") != common.NO_KEY).then("key"), school_name=pl.col("name")
    )
    rows = links.with_school_address(rows, filters.chosen)
    caption = texts.caption(texts.SCHOOL, filters.area.name, on)
    show_table(rows, SCHOOLS, caption, "mittel-schulen", filters.about)


def _measures(filters: Filters, measures: pl.DataFrame) -> None:
    """Show measures with a row per programme that pays."""
    st.markdown(texts.shared(measures.to_dicts()))
    kinds = {
        texts.SHARED: measures.filter(pl.col("funders") > 1),
        texts.CITY_WIDE: measures.filter(pl.col("school_id").is_null()),
        texts.ALL: measures,
    }
    there = {name: rows for name, rows in kinds.items() if not rows.is_empty()}
    if not there:
        st.info(texts.NO_MEASURE)
        return
    rows = choose_one(texts.MEASURES_KEY, texts.MEASURES_FIELD, there, FIELD_WIDTH)
    which = next(name for name, frame in there.items() if frame is rows)
    caption = texts.measures_caption(which, rows["measure_id"].n_unique(), filters.area.name)
    rows = rows.with_columns(
        pl.Series("years", [texts.years(row) for row in rows.to_dicts()], dtype=pl.String),
        place=pl.coalesce("school_name", "school_id", pl.lit(texts.NO_PLACE)),
        has_borough=pl.col("school_id").is_not_null(),
    )
    show_table(rows, MEASURES, caption, "mittel-massnahmen", filters.about)


def _named(parts: pl.DataFrame, nowhere: str) -> pl.DataFrame:
    """Give the row of no key a name, and a school of which no register tells its number."""
    nobody = pl.when(pl.col("key") == common.NO_KEY).then(pl.lit(nowhere)).otherwise("key")
    return parts.with_columns(name=pl.coalesce("name", nobody))


def _summed(parts: pl.DataFrame) -> pl.DataFrame:
    """Add the programmes up; the rate is the ratio of the sums."""
    sums = parts.group_by("key", "name").agg(pl.col(MONEY).sum())
    approved = pl.when(pl.col("approved_eur") > 0).then("approved_eur")
    return sums.with_columns(drawn_rate=pl.col("drawn_eur") / approved)


def _by_programme(parts: pl.DataFrame, keys: list[str], own: list[str]) -> dict[str, list[float | None]]:
    """Return what each programme has drawn by key, the greatest programmes by name and the others together."""
    named = own if len(own) <= len(bars.PARTS) else own[: len(bars.PARTS) - 1]
    labels = named if named is own else [*named, texts.OTHERS]
    label = pl.when(pl.col("programme").is_in(named)).then("programme").otherwise(pl.lit(texts.OTHERS))
    drawn = parts.group_by("key", label.alias("programme")).agg(pl.col("drawn_eur").sum())
    by_label = {(key, programme): value for key, programme, value in drawn.iter_rows()}
    return {name: [by_label.get((key, name), 0.0) for key in keys] for name in labels}
