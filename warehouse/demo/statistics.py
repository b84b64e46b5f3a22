"""What the statistical office delivers: children by birth month and district, births, housing projects."""

from __future__ import annotations

import numpy as np
import polars as pl

from warehouse.demo import days
from warehouse.demo.chance import Chance, Ints
from warehouse.demo.city import city, district_codes
from warehouse.demo.families import Children

BIRTH_YEARS = range(2012, 2026)
POPULATION_YEARS = range(2012, 2026)
YEARS_OF_AGE = 10
HOUSING_YEARS = range(2016, 2026)
PROJECTS = 44
QUARTER_NAMES = ("Ziegelhof", "Kornspeicher", "Mühlbogen", "Gleisgärten", "Obstwiesen", "Lindenterrassen", "Uferblick",
                 "Kastanienhöfe", "Sonnenhang", "Werkstattquartier", "Birkenfeld")  # fmt: skip


def population(children: Children, year: int) -> pl.DataFrame:
    """Children under ten living in the city on 31 December, by district, birth month and sex."""
    moment = days.day(year, 12, 31)
    counted = np.flatnonzero(
        children.are_resident(moment) & (children.birth > days.day(year - YEARS_OF_AGE, 12, 31))
    )
    table = _by_month(children, counted, children.districts(counted, moment))
    return table.select("area_id", "birth_month", "boys", "girls", children="count").sort(
        "area_id", "birth_month"
    )


def births(children: Children, year: int, method: str) -> pl.DataFrame:
    """Live births of the year by district and month; the registry office counts fewer, by place of event."""
    born = np.flatnonzero(
        (days.year_of(children.birth) == year)
        & (children.families.arrived_on[children.family] <= children.birth)
        & (children.families.left_on[children.family] > children.birth)
    )
    if method == "place_of_event":
        born = born[born % 13 != 0]
    table = _by_month(children, born, children.districts(born, children.birth[born]))
    return table.select(
        "area_id", "birth_month", live_births="count", counting_method=pl.lit(method)
    ).sort("area_id", "birth_month")  # fmt: skip


def _by_month(children: Children, which: Ints, district: Ints) -> pl.DataFrame:
    """Counts of the given children by district and month of birth, empty cells left out."""
    months = days.month_number(children.birth[which])
    cells, positions, counts = np.unique(district * 10_000 + months, return_inverse=True, return_counts=True)
    boys = np.bincount(positions, weights=children.sex[which] == 0, minlength=len(cells)).astype(np.int64)
    first = (cells % 10_000).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return pl.DataFrame(
        {
            "area_id": district_codes(cells // 10_000),
            "birth_month": days.dates(first),
            "boys": boys,
            "girls": counts - boys,
            "count": counts,
        }
    )


def housing(seed: int, scale: float) -> pl.DataFrame:
    """Housing projects with dwellings by year of completion, 2014 to 2031; ``since`` is the first year on the list."""
    chance = Chance(seed, "housing")
    area = city()
    district = chance.pick(area.weights * np.maximum(1, area.growth + 5) ** 2, PROJECTS)
    first = chance.between(2014, 2028, PROJECTS)
    stages = chance.between(1, 4, PROJECTS)
    project = np.repeat(np.arange(PROJECTS), stages)
    year = first[project] + np.arange(len(project)) - np.repeat(np.cumsum(stages) - stages, stages)
    size = max(1, round(scale * 1000))
    single = chance.between(0, 60, len(project)) * size // 1000
    apartments = chance.between(0, 190, len(project)) * size // 1000
    return pl.DataFrame(
        {
            "project_id": [f"B{number + 101}" for number in project.tolist()],
            "name": [
                f"{QUARTER_NAMES[n % len(QUARTER_NAMES)]} {area.names[district[n]]}" for n in project.tolist()
            ],
            "district": district_codes(district[project]),
            "completion_year": year,
            "single_family_dwellings": single,
            "apartment_dwellings": apartments,
            "since": first[project] - 4,
            "position": district[project],
        }
    )


def housing_on(projects: pl.DataFrame, year: int) -> pl.DataFrame:
    """The list at the end of the year: what is known, planned up to five years ahead, and how far it is."""
    ahead = pl.col("completion_year") - year
    state = (
        pl.when(ahead <= 0).then(pl.lit("completed"))
        .when(ahead == 1).then(pl.lit("under_construction"))
        .when(ahead <= 3).then(pl.lit("approved"))
        .otherwise(pl.lit("planned"))
    )  # fmt: skip
    known = projects.filter((pl.col("since") <= year) & (ahead <= 5)).with_columns(state=state)
    return known.drop("since", "position")


def arrivals_by_housing(projects: pl.DataFrame) -> dict[int, Ints]:
    """Weights of arriving families per year and district: dwellings completed in this year or the one before."""
    families = (projects["single_family_dwellings"] * 4 + projects["apartment_dwellings"]).to_numpy()
    weights: dict[int, Ints] = {}
    for year in range(2014, 2028):
        is_new = projects["completion_year"].is_in([year, year - 1]).to_numpy()
        positions = projects["position"].to_numpy()[is_new]
        weights[year] = np.bincount(positions, weights=families[is_new], minlength=len(city().codes)).astype(
            np.int64
        )
    return weights
