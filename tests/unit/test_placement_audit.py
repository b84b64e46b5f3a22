"""Seats, the audit of what was delivered, and distances."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest

from warehouse.bench import placement as drawn
from warehouse.methods.distances import centroid, district_points, straight_km
from warehouse.methods.placement_audit import audit, envied
from warehouse.methods.placement_fair import current, fair
from warehouse.methods.placement_market import NONE, Market, Rules, market
from warehouse.methods.placement_seats import seats

RULES = Rules(most_km=5.0, detour=1.3, hours_more=10, hours_less=0, days_later=0)
ON, BEFORE = date(2026, 3, 15), date(2026, 1, 15)
UNIT = {"reference_date": ON, "need_date": ON, "facility_id": "K", "age_group": "under_three"}
FORM_ONE = {"group_id": "I-45", "group_form": "I", "weekly_hours": 45, "youngest_age": 2, "oldest_age": 6}
FORM_TWO = {"group_id": "II-35", "group_form": "II", "weekly_hours": 35, "youngest_age": 0, "oldest_age": 2}


def seated(places: list[dict[str, Any]], holders: dict[str, tuple[int, int]]) -> dict[str, str | None]:
    """Group by child, for holders as child → year of age, hours."""
    held = [{**UNIT, "child_id": child, "year_of_age": age, "weekly_hours": hours}
            for child, (age, hours) in holders.items()]  # fmt: skip
    found = seats(pl.DataFrame([{**UNIT, **place} for place in places]), pl.DataFrame(held))
    return dict(found.select("child_id", "group_id").rows())


def test_the_youngest_are_seated_first_and_two_year_olds_leave_form_two_to_them():
    places = [{**FORM_ONE, "available_places": 1}, {**FORM_TWO, "available_places": 2}]
    # a and b are two: one sits in form I, the other in form II beside the one-year-old
    assert seated(places, {"a": (2, 45), "b": (2, 35), "c": (1, 45)}) == {
        "a": "I-45",
        "b": "II-35",
        "c": "II-35",
    }


def test_hours_say_which_of_two_groups_it_is():
    other = {**FORM_TWO, "group_id": "II-45", "weekly_hours": 45, "available_places": 1}
    places = [{**FORM_TWO, "available_places": 1}, other]
    assert seated(places, {"a": (1, 45), "b": (1, 35)}) == {"a": "II-45", "b": "II-35"}
    assert seated(places, {"a": (1, 25), "b": (1, 45)}) == {"a": "II-35", "b": "II-45"}


def test_who_is_beyond_the_places_has_no_seat_and_a_misfit_takes_what_is_left():
    places = [{**FORM_ONE, "available_places": 2}]
    assert seated(places, {"a": (1, 45), "b": (2, 45), "c": (2, 45)}) == {"a": None, "b": "I-45", "c": "I-45"}
    assert seated(places, {"a": (1, 45), "b": (2, 45)}) == {"a": "I-45", "b": "I-45"}


def test_a_facility_without_places_seats_nobody():
    held = pl.DataFrame([{**UNIT, "child_id": "a", "year_of_age": 1, "weekly_hours": 45}])
    elsewhere = pl.DataFrame([{**UNIT, **FORM_ONE, "facility_id": "L", "available_places": 5}])
    assert seats(elsewhere, held)["group_id"].to_list() == [None]
    assert seats(elsewhere, held.clear()).height == 0


PLACE = {"reference_date": ON, "facility_id": "K", "age_group": "under_three"}
WAITS = {**PLACE, "child_id": "waits", "year_of_age": 2, "takes_minding": True, "weekly_hours": 45, "points": 60,
         "birth_month": date(2024, 2, 1), "registered_on": BEFORE, "wanted_start": BEFORE}  # fmt: skip
HOLDS = {**PLACE, "child_id": "holds", "year_of_age": 2, "weekly_hours": 45, "points": 50,
         "birth_month": date(2024, 2, 1), "decided_on": BEFORE, "starts_on": BEFORE}  # fmt: skip


@pytest.mark.parametrize(
    ("waiting", "holding", "is_passed_over"),
    [
        ({}, {}, True),
        ({"points": 50}, {}, False),
        ({"points": 50}, {"birth_month": date(2024, 3, 1)}, True),
        ({"points": 50, "child_id": "a"}, {}, True),
        ({"registered_on": date(2026, 1, 16)}, {}, False),
        ({"wanted_start": date(2026, 2, 1)}, {}, False),
        ({"weekly_hours": 35}, {}, True),
        ({}, {"weekly_hours": 35}, False),
        ({"year_of_age": 1}, {}, False),
        ({"year_of_age": 1}, {"year_of_age": 1}, True),
        ({"facility_id": "L"}, {}, False),
    ],
)
def test_who_was_passed_over(waiting, holding, is_passed_over):
    found = envied(pl.DataFrame([{**WAITS, **waiting}]), pl.DataFrame([{**HOLDS, **holding}]), RULES)
    assert found.height == is_passed_over


def test_pairs_places_and_idle_places_are_counted():
    waiting = pl.DataFrame([WAITS, {**WAITS, "child_id": "waits too"}, {**WAITS, "facility_id": "L"}])
    allocated = pl.DataFrame([HOLDS, {**HOLDS, "child_id": "has points", "points": 99}])
    free = {**PLACE, "facility_id": "L", "group_form": "II", "weekly_hours": 45, "youngest_age": 0, "oldest_age": 2,
            "is_minding": False, "free": 7}  # fmt: skip
    found = audit(waiting, allocated, pl.DataFrame([free, {**free, "facility_id": "M"}]), RULES)
    # two envy the one place of "holds"; of the seven places of L one could go to the one who asks
    assert found.rows() == [(ON, "under_three", 2, 1, 1, 2)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_result_of_deferred_acceptance_passes_nobody_over_and_leaves_nothing_idle(seed):
    found = market(*drawn.tables(300, 60, (0, 3), seed=seed), drawn.RULES)
    placed = fair(found)
    assert (placed != NONE).sum() > 50
    counts = audit(*_as_delivered(found, placed), drawn.RULES)
    assert counts.select("envy_pairs", "idle_places").rows() == [(0, 0)]
    worse = placed.copy()
    worse[np.flatnonzero(placed != NONE)[:20]] = NONE
    counts = audit(*_as_delivered(found, worse), drawn.RULES)
    assert counts["idle_places"].item() > 0


def _as_delivered(found: Market, placed: np.ndarray) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """A result of a method in the shape of registrations: wishes before what a child has, places given, free ones."""
    options = found.all_options()
    now = current(found, options, placed)
    dates = {"reference_date": ON, "age_group": "under_three"}
    children = found.children.with_columns(
        registered_on=BEFORE, decided_on=BEFORE, starts_on=ON, wanted_start=ON
    )
    asked = options.of((now[options.owner] == NONE) | (np.arange(len(options)) < now[options.owner]))
    has = np.flatnonzero(placed != NONE)
    frames = []
    for child, group, points in (
        (asked.owner, asked.group, asked.points),
        (has, placed[has], options.points[now[has]]),
    ):
        rows = (
            children[child]
            .drop("points")
            .with_columns(facility_id=found.groups["facility_id"].gather(group), points=pl.Series(points))
        )
        frames.append(rows.with_columns(pl.lit(value).alias(name) for name, value in dates.items()))
    free = found.capacity - np.bincount(placed[has], minlength=found.groups.height)
    groups = found.groups.with_columns(
        free=pl.Series(free), **{name: pl.lit(value) for name, value in dates.items()}
    )
    return frames[0], frames[1], groups


def test_a_degree_of_latitude_is_111_kilometres():
    at, seven = np.array([51.0, 51.0, np.nan]), np.array([7.0, 7.0, 7.0])
    far = straight_km(at, seven, np.array([52.0, 51.0, 51.0]), np.array([7.0, 8.0, 7.0]))
    assert far[:2].round(1).tolist() == [111.2, 70.0]
    assert np.isnan(far[2])


def test_the_middle_of_an_outline_leaves_holes_out():
    square = [[7.0, 51.0], [7.2, 51.0], [7.2, 51.2], [7.0, 51.2], [7.0, 51.0]]
    east = [[7.1, 51.0], [7.2, 51.0], [7.2, 51.2], [7.1, 51.2], [7.1, 51.0]]
    plain = json.dumps({"type": "Polygon", "coordinates": [square]})
    holed = json.dumps({"type": "MultiPolygon", "coordinates": [[square, east[::-1]]]})
    assert centroid(plain) == pytest.approx((51.1, 7.1))
    assert centroid(holed) == pytest.approx((51.1, 7.05))


def test_a_district_without_an_outline_lies_where_its_addresses_are():
    outline = json.dumps({"type": "Polygon", "coordinates": [[[7, 51], [8, 51], [8, 52], [7, 52], [7, 51]]]})
    outlines = pl.DataFrame({"area_id": ["42"], "geometry": [outline]})
    addresses = pl.DataFrame(
        {"district_id": ["42", "43", "43", "44", None], "latitude": [1.0, 51.0, 52.0, None, 51.0],
         "longitude": [1.0, 7.0, 7.0, None, 7.0]}
    )  # fmt: skip
    found = district_points(outlines, addresses).rows()
    assert found == [("42", pytest.approx(51.5, abs=0.01), pytest.approx(7.5)), ("43", 51.5, 7.0)]
