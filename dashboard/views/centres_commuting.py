"""The tab that shows where the children of an area are cared for."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.figures import commuting as figures
from dashboard.filters import Filters
from dashboard.texts import codes
from dashboard.texts import commuting as texts
from warehouse.marts import Marts
from warehouse.queries import commuting

WAYS = (
    Column("home_name", texts.HOME),
    Column("centre_name", texts.CENTRE),
    Column("children", texts.CHILDREN, "count", measure="commuting"),
    Column("share", texts.SHARE, "share", measure="commuting_share"),
)
MOST_NAMED = 3


def render(marts: Marts, filters: Filters, until: date) -> None:
    """Where are the children of an area cared for, and whose children do its centres look after?"""
    st.subheader(texts.HEADING, anchor=False)
    on = commuting.latest(marts, until)["reference_date"][0]
    boroughs = commuting.between_boroughs(marts, on, filters.age_group) if on else pl.DataFrame()
    if on is None or boroughs.is_empty():
        st.info(texts.EMPTY)
        return
    sentence = in_words(boroughs, "borough", on, filters)
    show_figure(
        figures.matrix(boroughs, texts.OUTSIDE), texts.alt(sentence), "commuting",
        about=filters.about, measures=("commuting_share",),
    )  # fmt: skip
    show_note(texts.NOTE)
    districts = commuting.between_districts(marts, on, filters.age_group)
    st.markdown(sentence)
    st.markdown(in_words(districts, "district", on, filters))
    level, rows = ("borough", boroughs) if filters.districts is None else ("district", districts)
    table = of_place(rows, filters.districts).with_columns(pl.col("home_name").fill_null(texts.OUTSIDE))
    show_table(
        table, WAYS, texts.caption(codes.LEVEL[level], on, filters.age_group), "pendeln", filters.about
    )


def of_place(ways: pl.DataFrame, districts: frozenset[str] | None) -> pl.DataFrame:
    """Keep the ways that begin or end in the chosen districts, the strongest first."""
    kept = (
        ways
        if districts is None
        else ways.filter(pl.any_horizontal(pl.col("home_id", "centre_id").is_in(districts)))
    )
    return kept.sort("children", descending=True, maintain_order=True)


def in_words(ways: pl.DataFrame, level: str, on: date, filters: Filters) -> str:
    """Say how many are cared for in their own area, and which are the strongest ways out and in."""
    within = filters.districts if level == "district" else None
    home = ways if within is None else ways.filter(pl.col("home_id").is_in(within))
    living = home.filter(pl.col("home_name").is_not_null())
    children, own = living["children"].sum(), living.filter(pl.col("home_id") == pl.col("centre_id"))
    share = float(own["children"].sum()) / float(children) if children else None
    said = texts.own(share, int(children), codes.LEVEL[level], on, filters.age_group)
    away = ways.filter(pl.col("home_id") != pl.col("centre_id")).sort("children", descending=True)
    if within is None:
        return f"{said} {texts.strongest(away.head(MOST_NAMED).to_dicts())}"
    out = away.filter(pl.col("home_id").is_in(within) & ~pl.col("centre_id").is_in(within))
    into = away.filter(pl.col("centre_id").is_in(within) & ~pl.col("home_id").is_in(within))
    return f"{said} {texts.flows(out.to_dicts(), into.to_dicts(), filters.place)}"
