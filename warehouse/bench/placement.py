"""A city's placement market of any size, drawn with a seed: children, wishes, groups and districts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import numpy as np
import polars as pl

from warehouse.methods.placement_market import Rules

ON = date(2026, 8, 1)
RULES = Rules(most_km=5.0, detour=1.3, hours_more=10, hours_less=0, days_later=0)
DISTRICTS, WISHES = 62, 6
NORTH, EAST = (51.42, 51.60), (7.30, 7.64)  # the bounds of Dortmund


class Tables(NamedTuple):
    """What a market is built from."""

    children: pl.DataFrame
    wishes: pl.DataFrame
    groups: pl.DataFrame
    points: pl.DataFrame


def tables(children: int, groups: int, places: tuple[int, int], seed: int = 1) -> Tables:
    """Draw a market: wishes for near groups more often, ``places`` the least and the most of a group."""
    chance = np.random.default_rng(seed)
    points = pl.DataFrame(
        {"district_id": [f"{number:02}" for number in range(DISTRICTS)], "latitude": chance.uniform(*NORTH, DISTRICTS),
         "longitude": chance.uniform(*EAST, DISTRICTS)}
    )  # fmt: skip
    form = chance.integers(0, 3, groups)
    offered = pl.DataFrame(
        {
            "facility_id": [f"K{number:04}" for number in range(groups)],
            "group_id": ["only"] * groups,
            "group_form": np.array(["I", "II", "child_minding"])[form],
            "weekly_hours": chance.choice([25, 35, 45], groups, p=[0.1, 0.45, 0.45]),
            "youngest_age": np.array([2, 0, 0])[form],
            "oldest_age": np.array([6, 2, 2])[form],
            "is_minding": form == 2,
            "free": chance.integers(places[0], places[1] + 1, groups),
            "free_from": [ON] * groups,
            "district_id": [None] * groups,
            "latitude": chance.uniform(*NORTH, groups),
            "longitude": chance.uniform(*EAST, groups),
        },
        schema_overrides={"district_id": pl.String},
    ).with_columns(weekly_hours=pl.when(~pl.col("is_minding")).then("weekly_hours"))
    home = chance.integers(0, DISTRICTS, children)
    born = chance.integers(0, 36, children)
    asking = pl.DataFrame(
        {
            "child_id": [f"c{number:06}" for number in chance.permutation(children)],
            "district_id": points["district_id"].gather(home),
            "birth_month": [date(2023 + month // 12, month % 12 + 1, 1) for month in born.tolist()],
            "year_of_age": 2 - born // 12,
            "takes_minding": [True] * children,
            "weekly_hours": chance.choice([25, 35, 45], children, p=[0.1, 0.35, 0.55]),
            "wanted_start": [ON] * children,
            "need_date": [ON] * children,
            "points": [0] * children,
            "is_change": [False] * children,
            "seat_facility_id": [None] * children,
            "seat_group_id": [None] * children,
        },
        schema_overrides={"seat_facility_id": pl.String, "seat_group_id": pl.String},
    )
    return Tables(asking, _wishes(asking, offered, points, home, chance), offered, points)


def _wishes(
    children: pl.DataFrame,
    groups: pl.DataFrame,
    points: pl.DataFrame,
    home: np.ndarray,
    chance: np.random.Generator,
) -> pl.DataFrame:
    north = points["latitude"].to_numpy()[:, None] - groups["latitude"].to_numpy()
    east = points["longitude"].to_numpy()[:, None] - groups["longitude"].to_numpy()
    away = np.hypot(north * 111.2, east * 69.2)[home]
    chosen = np.argsort(away + chance.exponential(2.0, away.shape), axis=1)[:, :WISHES]
    many = chance.integers(1, chosen.shape[1] + 1, len(home))
    child, rank = np.nonzero(np.arange(chosen.shape[1]) < many[:, None])
    return pl.DataFrame(
        {
            "child_id": children["child_id"].gather(child),
            "facility_id": groups["facility_id"].gather(chosen[child, rank]),
            "wish_rank": rank + 1,
            "weekly_hours": children["weekly_hours"].gather(child),
            "points": 50 + 5 * chance.integers(0, 15, len(child)),
            "is_live": np.ones(len(child), dtype=bool),
        }
    )
