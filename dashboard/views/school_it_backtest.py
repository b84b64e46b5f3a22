"""The tab that holds earlier forecasts of the rollout against what came, and says how often they held."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.components.cells import Column
from dashboard.components.choice import choose_one
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import rollout_dates as figures
from dashboard.filters import Filters
from dashboard.texts import codes, school_it_forecast
from dashboard.texts import school_it_backtest as texts
from dashboard.views.school_it_forecast import by_track
from warehouse.marts import Marts
from warehouse.queries import rollout

AGAINST = (
    Column("track", texts.TRACK, names=codes.TRACK),
    Column("share_name", texts.SHARE),
    Column("low_80", texts.LOW, "day"),
    Column("median", texts.MEDIAN, "day"),
    Column("high_80", texts.HIGH, "day"),
    Column("planned_on", texts.PLANNED, "day"),
    Column("came_on", texts.CAME, "day"),
    Column("verdict", texts.HIT, names=texts.VERDICTS),
)
HITS = (
    Column("track", texts.TRACK, names=texts.TRACKS),
    Column("horizon", texts.HORIZON, names=texts.HORIZONS),
    Column("forecasts", texts.FORECASTS, "count", measure="rollout_coverage"),
    Column("covered", texts.COVERED, "count", measure="rollout_coverage"),
    Column("coverage_80", texts.COVERAGE, "share", measure="rollout_coverage"),
    Column("median_late_days", texts.LATE, "signed", measure="rollout_error"),
    Column("median_abs_days", texts.ERROR, "count", measure="rollout_error"),
    Column("plan_median_abs_days", texts.PLAN_ERROR, "count", measure="rollout_error"),
)
YEARS_BACK = 6  # the forecast shown first is the latest at least so many years old, else the oldest


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show what became of an earlier date's forecast, and how often the ranges held."""
    st.subheader(texts.AGAINST_HEADING, anchor=False)
    rows = rollout.earlier(marts, on)
    if rows.is_empty():
        st.info(texts.NONE)
        return
    _against(rows, filters, on)
    st.subheader(texts.HEADING, anchor=False)
    hits = rollout.backtest(marts).sort(pl.col("track").cast(pl.Enum(list(texts.TRACKS))), "horizon")
    overall = hits.filter(track="all", horizon="all").to_dicts()
    if not overall:
        st.info(texts.NONE_JUDGED)
        return
    st.markdown(texts.headline(overall[0]))
    show_table(hits, HITS, texts.caption(overall[0]), "schul-it-trefferquote", filters.about, selected="all")
    show_note(texts.NOTE)


def _against(rows: pl.DataFrame, filters: Filters, on: date) -> None:
    origin = choose_one(texts.KEY, texts.CHOOSE, {formats.day(day): day for day in origins(rows, on)})
    own = by_track(rows.filter(reference_date=origin).with_columns(reached_on=pl.lit(None, pl.Date)))
    told = [{**row, "verdict": texts.verdict(row)} for row in own.to_dicts()]
    sentence = texts.against(told, origin, on)
    figure = figures.ranges(
        told, [school_it_forecast.label(row) for row in told], school_it_forecast.MARKS, origin,
        school_it_forecast.seen_from(origin),
    )  # fmt: skip
    st.markdown(sentence)
    show_figure(
        figure, school_it_forecast.alt(sentence), "against", about=filters.about,
        measures=("rollout_forecast", "rollout_coverage"),
    )  # fmt: skip
    verdicts = pl.Series("verdict", [row["verdict"] for row in told], pl.String)
    caption = texts.against_caption(origin, on)
    show_table(own.with_columns(verdicts), AGAINST, caption, "schul-it-prognose-und-ist", filters.about)


def origins(rows: pl.DataFrame, on: date) -> list[date]:
    """Return the dates that can be chosen: first one some years back, so that most of it is decided, then the others."""
    days = rows["reference_date"].unique().sort(descending=True).to_list()
    first = next((day for day in days if day.year <= on.year - YEARS_BACK), days[-1])
    return [first, *(day for day in days if day != first)]
