"""What a headline says of the schools is built from what is reached: plans, holds and the unknown do not move it."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
import streamlit as st

from dashboard.navigation import pages_of
from dashboard.texts import codes
from tests.app import small_release
from tests.app.conftest import Draw
from warehouse.home import Home
from warehouse.marts import Role

OF_SCHOOLS = [
    pytest.param(role, page.key, track, id=f"{role}-{page.key}-{track}")
    for role in (Role.PLANNING, Role.COUNCIL)
    for page in pages_of(role)
    if "schools" in page.subjects
    for track in ("broadband", "wlan")
]
FAR_AND_NEAR = ({"reached": 0, "share": 0.0}, {"reached": pl.col("total"), "share": 1.0})


def headlines(draw: Draw, role: Role, key: str, home: Home, track: str) -> list[str]:
    """The headlines and cards of a page about the schools, as they stand in it."""
    st.cache_resource.clear()
    test = draw(key, role, home, ausbau=codes.TRACK[track])
    assert not test.exception
    bodies = [element.proto.body for element in test.get("html")]
    return [body for body in bodies if "pb-headline" in body or "pb-card" in body]


def with_stages(home: Home, is_changed: pl.Expr, **changed: object) -> Home:
    """A release whose counts of schools are changed where the expression says so."""
    tables = small_release.planning()
    given = {
        name: table.with_columns(
            **{
                column: pl.when(is_changed).then(value).otherwise(column).cast(table.schema[column])
                for column, value in changed.items()
            }
        )
        for name, table in tables.items()
        if {"stage", "reached", "total"} <= set(table.columns)
    }
    assert given
    return small_release.build(home, given=given)


@pytest.mark.parametrize(("role", "key", "track"), OF_SCHOOLS)
def test_headlines_are_built_from_reached_stages_only(
    role: Role, key: str, track: str, draw: Draw, home: Home, tmp_path: Path
):
    said = headlines(draw, role, key, home, track)
    assert said
    for number, changed in enumerate(FAR_AND_NEAR):
        other = with_stages(Home.at(tmp_path / str(number)), pl.col("stage") != "done", **changed)
        assert headlines(draw, role, key, other, track) == said


@pytest.mark.parametrize(("role", "key", "track"), OF_SCHOOLS)
def test_one_school_less_at_the_last_stage_is_seen_in_the_headline(
    role: Role, key: str, track: str, draw: Draw, home: Home, tmp_path: Path
):
    is_done = (pl.col("stage") == "done") & (pl.col("weighting") == "school")
    other = with_stages(Home.at(tmp_path), is_done, reached=pl.col("reached") - 1)
    assert headlines(draw, role, key, other, track) != headlines(draw, role, key, home, track)
