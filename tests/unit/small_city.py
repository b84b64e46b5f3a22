"""A city one can work out by hand: three districts, three years of age, two day-care years.

Children 01: 100, 100 | 200 (ages 1, 2 | 3); 02: half of them; 03: a tenth. Rates 40 %, 70 % | 95 %. So demand is
110, 55, 11 under three and 190, 95, 19 from three on. In 2027 half of those aged 1 are not born yet, and 10 of
them in 01 come from planned dwellings. Project P1 brings 10 and 20 places to 01, P2 takes 5 and 10 from 02.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from warehouse.methods.scenario_baseline import Baseline

U3, UE3 = "under_three", "three_to_school"
CHILDREN = {"01": (100, 100, 200), "02": (50, 50, 100), "03": (10, 10, 20)}
RATES = {1: 0.4, 2: 0.7, 3: 0.95}
# district, age group, centres and child minding in 2026, then centres in 2027
PLACES = (
    ("01", U3, 60, 20, 70), ("02", U3, 60, 10, 55), ("03", U3, 11, 0, 11),
    ("01", UE3, 100, None, 120), ("02", UE3, 120, None, 110), ("03", UE3, 19, None, 19),
)  # fmt: skip


def draws(children: dict[str, tuple[int, ...]] = CHILDREN, number: int = 50) -> pl.DataFrame:
    """Expected children and seeded counts around them; of 2026 no interval is known."""
    chance = np.random.default_rng(7)
    rows = [
        {
            "day_care_year": year, "district_id": district, "borough_id": "B01" if district < "03" else "B02",
            "age_group": U3 if age < 3 else UE3, "year_of_age": age, "expected": expected,
            "unborn_share": 0.5 if (year, age) == (2027, 1) else 0.0,
            "from_housing": 10.0 if (year, age, district) == (2027, 1, "01") else 0.0,
            "draws": None if year == 2026 else chance.poisson(expected, number).tolist(),
        }
        for year in (2026, 2027)
        for district, counts in children.items()
        for age, expected in enumerate(counts, 1)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"draws": pl.List(pl.Int64)})


def frames() -> dict[str, pl.DataFrame]:
    """The published tables of the city."""
    targets = [
        (year, U3 if age < 3 else UE3, age, rate) for year in (2026, 2027) for age, rate in RATES.items()
    ]
    places = [
        (year, district, group, centres, minding, centres + (minding or 0))
        for district, group, first, minding, second in PLACES
        for year, centres in ((2026, first), (2027, second))
    ]
    members = [("district", d, d) for d in CHILDREN] + [("city", "DO", d) for d in CHILDREN]
    members += [("borough", "B01", "01"), ("borough", "B01", "02"), ("borough", "B02", "03")]
    return {
        "draws": draws(),
        "targets": frame("day_care_year age_group year_of_age target_rate", targets),
        "places": frame(
            "day_care_year district_id age_group centre_places minding_places available_places", places
        ),
        "projects": frame(
            "project_id name district_id counts_from places_under_three places_three_to_school",
            [("P1", "Neubau", "01", 2027, 10, 20), ("P2", "Aufgabe", "02", 2027, -5, -10)],
        ),
        "centres": frame(
            "centre_id name district_id age_group available_places",
            [
                ("C1", "Kita A", "01", U3, 20),
                ("C1", "Kita A", "01", UE3, 40),
                ("C2", "Kita B", "02", U3, None),
            ],
        ),
        "members": frame("level area_id district_id", members),
        "group_forms": frame(
            "group_form places_under_three places_three_to_school",
            [("I", 5, 15), ("II", 10, 0), ("III", 0, 22)],
        ),
        "housing_yield": frame(
            "dwelling_kind years_since_completion year_of_age children_per_dwelling",
            [("apartment", 0, 1, 0.1), ("apartment", 0, 2, 0.05), ("apartment", 1, 1, 0.02)],
        ),
    }


def frame(columns: str, rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=columns.split(), orient="row")


def city(**other: pl.DataFrame) -> Baseline:
    """The city's baseline, some tables exchanged."""
    return Baseline.of(**(frames() | other))
