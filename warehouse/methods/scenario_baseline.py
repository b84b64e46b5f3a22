"""The published figures as arrays, made once and kept: what every scenario starts from.

Axes: district × day-care year × year of age (× simulation) for children, district × day-care year × age group
for places. Rates are whole ten-thousandths, so that demand is a sum of whole numbers divided once. What is
unknown is NaN and stays so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

AGE_GROUPS = ("under_three", "three_to_school")
UNDER_THREE = 0
UNIT = 10_000  # target rates have four digits


class MalformedBaseline(ValueError):
    """The tables do not fit together; the message says which cell is missing, doubled or unknown."""


@dataclass(frozen=True)
class Areas:
    """Areas above the districts, and the positions of the districts each holds."""

    level: tuple[str, ...]
    area_id: tuple[str, ...]
    members: tuple[list[int], ...]


@dataclass(frozen=True, eq=False)
class Baseline:
    """All that a scenario needs, by district, day-care year and year of age."""

    districts: tuple[str, ...]
    years: tuple[int, ...]
    ages: tuple[int, ...]
    spans: tuple[slice, slice]  # the years of age of each age group
    expected: Array
    unborn_share: Array
    from_housing: Array
    draws: Array = field(repr=False)
    has_draws: Flags
    rates: Array  # year × year of age, ten-thousandths
    centre_places: Array
    minding_places: Array  # what is available beyond the centres
    areas: Areas
    projects: dict[str, tuple[int, int, tuple[float, float]]]  # district, first year, places
    centres: dict[str, tuple[int, tuple[float, float]]]  # district, places
    forms: dict[str, tuple[float, float]]
    moving_in: dict[str, Array] = field(repr=False)  # years since completion × year of age, per dwelling

    @classmethod
    def of(
        cls,
        *,
        draws: pl.DataFrame,
        targets: pl.DataFrame,
        places: pl.DataFrame,
        projects: pl.DataFrame,
        centres: pl.DataFrame,
        members: pl.DataFrame,
        group_forms: pl.DataFrame,
        housing_yield: pl.DataFrame,
    ) -> Baseline:
        """Turn the published frames into arrays.

        Raises:
            MalformedBaseline: a cell of ``draws`` is missing or doubled, or a table names an unknown district.
        """
        districts = _all(draws, "district_id")
        years = _all(draws, "day_care_year")
        ages, spans = _ages(draws)
        keys = (("district_id", districts), ("day_care_year", years), ("year_of_age", ages))
        place_keys = (*keys[:2], ("age_group", AGE_GROUPS))
        cells = _aligned(draws, keys, is_complete=True)
        shape = (len(districts), len(years), len(ages))
        simulated, has_draws = _simulations(cells["draws"], shape)
        available = _aligned(places, place_keys).select(
            centre="centre_places", minding=pl.col("available_places") - pl.col("centre_places")
        )
        return cls(
            districts=districts,
            years=years,
            ages=ages,
            spans=spans,
            expected=_array(cells["expected"], shape),
            unborn_share=_array(cells["unborn_share"], shape),
            from_housing=_array(cells["from_housing"], shape),
            draws=simulated,
            has_draws=has_draws,
            rates=np.rint(_array(_aligned(targets, keys[1:])["target_rate"], shape[1:]) * UNIT),
            centre_places=_array(available["centre"], (*shape[:2], 2)),
            minding_places=_array(available["minding"], (*shape[:2], 2)),
            areas=_areas(members, districts),
            projects=_projects(projects, districts),
            centres=_centres(centres, districts),
            forms=_forms(group_forms),
            moving_in=_moving_in(housing_yield, ages),
        )


def _all(frame: pl.DataFrame, column: str) -> tuple[Any, ...]:
    return tuple(frame[column].unique().sort())


def _ages(draws: pl.DataFrame) -> tuple[tuple[int, ...], tuple[slice, slice]]:
    """The years of age, the younger group first, and where each group stands among them."""
    groups = [draws.filter(age_group=group)["year_of_age"].unique().sort().to_list() for group in AGE_GROUPS]
    ages = tuple(groups[0] + groups[1])
    if len(set(ages)) < len(ages):
        raise MalformedBaseline("a year of age belongs to two age groups")
    young = len(groups[0])
    return ages, (slice(0, young), slice(young, len(ages)))


def _aligned(
    frame: pl.DataFrame, keys: tuple[tuple[str, tuple[Any, ...]], ...], *, is_complete: bool = False
) -> pl.DataFrame:
    """The rows of a frame for every combination of the keys, in their order; nulls where there is none."""
    names = [name for name, _values in keys]
    grid = pl.DataFrame({names[0]: list(keys[0][1])}, schema_overrides={names[0]: frame.schema[names[0]]})
    for name, values in keys[1:]:
        grid = grid.join(pl.DataFrame({name: list(values)}, schema={name: frame.schema[name]}), how="cross")
    if frame.select(names).is_duplicated().any():
        raise MalformedBaseline(f"doubled: {frame.filter(frame.select(names).is_duplicated()).row(0)}")
    missing = grid.join(frame, on=names, how="anti") if is_complete else grid.clear()
    if not missing.is_empty():
        raise MalformedBaseline(f"missing: {missing.row(0)}")
    return grid.join(frame, on=names, how="left", maintain_order="left")


def _array(column: pl.Series, shape: tuple[int, ...]) -> Array:
    return column.cast(pl.Float64).fill_null(float("nan")).to_numpy().reshape(shape).astype(np.float64)


def _simulations(column: pl.Series, shape: tuple[int, ...]) -> tuple[Array, Flags]:
    """The simulated counts (… × simulation), and which cells have any; nothing counts as 0 and is marked."""
    known = column.is_not_null().to_numpy()
    lengths = column.list.len().drop_nulls().unique().to_list()
    if len(lengths) > 1:
        raise MalformedBaseline(f"simulations of different lengths: {sorted(lengths)}")
    number = lengths[0] if lengths else 1
    counts = np.zeros((len(known), number))
    counts[known] = column.drop_nulls().explode(empty_as_null=False).to_numpy().reshape(-1, number)
    return counts.reshape(*shape, number), known.reshape(shape)


def _areas(members: pl.DataFrame, districts: tuple[str, ...]) -> Areas:
    above = members.filter(pl.col("level") != "district")
    held: dict[tuple[str, str], list[int]] = {}
    for level, area_id, district_id in above.select("level", "area_id", "district_id").iter_rows():
        held.setdefault((level, area_id), []).append(_position(district_id, districts))
    if not held:
        raise MalformedBaseline("no area above the districts, not even the city")
    return Areas(*zip(*held, strict=True), tuple(held.values()))


def _position(district_id: str, districts: tuple[str, ...]) -> int:
    if district_id not in districts:
        raise MalformedBaseline(f"unknown district: {district_id}")
    return districts.index(district_id)


def _projects(
    projects: pl.DataFrame, districts: tuple[str, ...]
) -> dict[str, tuple[int, int, tuple[float, float]]]:
    rows = projects.select(
        "project_id", "district_id", "counts_from", "places_under_three", "places_three_to_school"
    ).iter_rows()
    return {
        project: (_position(district, districts), counts_from, (young, older))
        for project, district, counts_from, young, older in rows
    }


def _centres(centres: pl.DataFrame, districts: tuple[str, ...]) -> dict[str, tuple[int, tuple[float, float]]]:
    """Each centre's district and places; NaN where they are unknown, 0 where it has no such age group."""
    found: dict[str, tuple[int, tuple[float, float]]] = {}
    rows = centres.select("centre_id", "district_id", "age_group", "available_places").iter_rows()
    for centre, district, age_group, available in rows:
        _district, (young, older) = found.get(centre, (0, (0.0, 0.0)))
        number = float("nan") if available is None else float(available)
        both = (young + number, older) if age_group == AGE_GROUPS[0] else (young, older + number)
        found[centre] = (_position(district, districts), both)
    return found


def _forms(group_forms: pl.DataFrame) -> dict[str, tuple[float, float]]:
    rows = group_forms.select("group_form", "places_under_three", "places_three_to_school").iter_rows()
    return {form: (young, older) for form, young, older in rows}


def _moving_in(housing_yield: pl.DataFrame, ages: tuple[int, ...]) -> dict[str, Array]:
    """Per kind of dwelling the children who move in, by years since completion and year of age."""
    found: dict[str, Array] = {}
    last = max(housing_yield["years_since_completion"], default=0)
    rows = housing_yield.select(
        "dwelling_kind", "years_since_completion", "year_of_age", "children_per_dwelling"
    ).iter_rows()
    for kind, since, age, children in rows:
        table = found.setdefault(kind, np.zeros((last + 1, len(ages))))
        if age in ages:
            table[since, ages.index(age)] = children
    return found
