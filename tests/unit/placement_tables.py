"""A small city for placement, as tables: two districts two kilometres apart and what differs from a usual row."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from warehouse.methods.placement_market import Rules

ON = date(2026, 8, 1)
KEYS = {"reference_date": date(2026, 3, 15), "need_date": ON, "age_group": "under_three"}
RULES = Rules(most_km=5.0, detour=1.0, hours_more=10, hours_less=0, days_later=0)
NORTH_OF = 1 / 111.195  # degrees of latitude in a kilometre
POINTS = pl.DataFrame(
    {"district_id": ["42", "43"], "latitude": [51.5, 51.5 + 2 * NORTH_OF], "longitude": [7.5, 7.5]}
)

CHILDREN = pl.Schema({
    "reference_date": pl.Date, "need_date": pl.Date, "age_group": pl.String, "child_id": pl.String,
    "district_id": pl.String, "birth_month": pl.Date, "year_of_age": pl.Int64, "takes_minding": pl.Boolean,
    "weekly_hours": pl.Int64, "wanted_start": pl.Date, "points": pl.Int64, "is_change": pl.Boolean,
    "seat_facility_id": pl.String, "seat_group_id": pl.String,
})  # fmt: skip
WISHES = pl.Schema({
    "reference_date": pl.Date, "need_date": pl.Date, "child_id": pl.String, "facility_id": pl.String,
    "wish_rank": pl.Int64, "weekly_hours": pl.Int64, "points": pl.Int64, "is_live": pl.Boolean,
})  # fmt: skip
GROUPS = pl.Schema({
    "reference_date": pl.Date, "need_date": pl.Date, "age_group": pl.String, "facility_id": pl.String,
    "group_id": pl.String, "group_form": pl.String, "weekly_hours": pl.Int64, "youngest_age": pl.Int64,
    "oldest_age": pl.Int64, "is_minding": pl.Boolean, "free": pl.Int64, "free_from": pl.Date, "district_id": pl.String,
    "latitude": pl.Float64, "longitude": pl.Float64,
})  # fmt: skip


def children(**rows: dict[str, Any]) -> pl.DataFrame:
    """Two-year-olds of district 42 who want 45 hours from August on, by child_id."""
    usual = {**KEYS, "district_id": "42", "birth_month": date(2024, 2, 1), "year_of_age": 2, "takes_minding": True,
             "weekly_hours": 45, "wanted_start": ON, "points": 0, "is_change": False, "seat_facility_id": None,
             "seat_group_id": None}  # fmt: skip
    return pl.DataFrame([{**usual, "child_id": name, **row} for name, row in rows.items()], schema=CHILDREN)


def wishes(*rows: tuple[str, str, int | None], **more: Any) -> pl.DataFrame:
    """Live wishes of (child, facility, rank)."""
    usual = {**KEYS, "weekly_hours": None, "points": 50, "is_live": True, **more}
    return pl.DataFrame(
        [
            {**usual, "child_id": child, "facility_id": facility, "wish_rank": rank}
            for child, facility, rank in rows
        ],
        schema=WISHES,
    )


def groups(**rows: dict[str, Any]) -> pl.DataFrame:
    """Groups of form II in the middle of district 42 with one free place, by facility."""
    usual = {**KEYS, "group_id": "II-45", "group_form": "II", "weekly_hours": 45, "youngest_age": 0, "oldest_age": 2,
             "is_minding": False, "free": 1, "free_from": ON, "district_id": "42", "latitude": None, "longitude": None}  # fmt: skip
    return pl.DataFrame([{**usual, "facility_id": name, **row} for name, row in rows.items()], schema=GROUPS)
