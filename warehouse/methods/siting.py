"""Where to build: N groups of the three forms, placed so that the least shortage is left.

An integer programme, solved by HiGHS (Huangfu and Hall 2018, "Parallelizing the dual revised simplex method").
With x groups per district and form and u left short per district and age group:

    minimise Σ u   where   u ≥ shortage − Σ places × x,  u ≥ 0,
                           Σ over districts x ≤ N per form,  Σ over forms x ≤ room per district

Plans that leave equally little short differ in what they cost and in where they build. Of these the plan with
the fewest groups is taken, so that no group is proposed that helps nobody; of those the plan that builds where
most is short, districts ranked by their shortage and then by their id (the sum of ranks is least).
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
import polars as pl
from numpy.typing import NDArray

from warehouse.methods.solver import Solver

Array = NDArray[np.float64]

AGE_GROUPS = ("under_three", "three_to_school")
DIGITS = 4  # shortage is counted in ten-thousandths of a place
TIE = 0.5 / 10**DIGITS  # less than the least difference two plans can have


class NoPlan(Exception):
    """The solver found no plan, which no input should bring about; the message is its own word for it."""


@dataclass(frozen=True)
class Siting:
    """The proposed groups, and what they change.

    ``groups``: district_id, group_form, groups (one or more). ``effect``: district_id, age_group, shortage_before,
    new_places, shortage_after, for all districts. ``left_short`` and ``before`` are the sums over both age groups.
    """

    groups: pl.DataFrame
    effect: pl.DataFrame
    before: float
    left_short: float


def siting(
    shortage: pl.DataFrame,
    group_forms: pl.DataFrame,
    number: dict[str, int],
    most_per_district: int,
    planned: pl.DataFrame | None = None,
) -> Siting:
    """Propose districts for so many groups per form.

    ``shortage`` has district_id, age_group, shortage (null: unknown, nothing is proposed for it) in one day-care
    year after all projects; ``group_forms`` group_form, places_under_three, places_three_to_school;
    ``planned`` district_id, groups, those that count towards the most of a district.

    Raises:
        ValueError: a form is unknown, or a number is negative.
        NoPlan: the solver gave up.
    """
    forms = sorted(form for form, count in number.items() if count)
    if unknown := sorted(set(number) - set(group_forms["group_form"])):
        raise ValueError(f"unknown group form: {unknown[0]}")
    if min(most_per_district, *number.values(), 0) < 0:
        raise ValueError("less than no group")
    districts = sorted(shortage["district_id"].unique())
    short = _matrix(shortage, districts)
    places = np.array(
        [group_forms.filter(group_form=form).row(0, named=True)[f"places_{group}"] for form in forms
         for group in AGE_GROUPS], dtype=float
    ).reshape(len(forms), len(AGE_GROUPS))  # fmt: skip
    room = np.maximum(most_per_district - _planned(planned, districts), 0)
    needed = np.nan_to_num(short)
    chosen = _chosen(needed, places, np.array([number[form] for form in forms]), room)
    return _told(districts, forms, short, chosen, places)


def _matrix(shortage: pl.DataFrame, districts: list[str]) -> Array:
    """Shortage by district and age group, rounded to its four digits; NaN where unknown."""
    cells = np.full((len(districts), len(AGE_GROUPS)), np.nan)
    places = {district: position for position, district in enumerate(districts)}
    for district, group, short in shortage.select("district_id", "age_group", "shortage").iter_rows():
        cells[places[district], AGE_GROUPS.index(group)] = np.nan if short is None else round(short, DIGITS)
    return cells


def _planned(planned: pl.DataFrame | None, districts: list[str]) -> NDArray[np.int64]:
    counted = (
        {} if planned is None else dict(planned.group_by("district_id").agg(pl.col("groups").sum()).rows())
    )
    return np.array([counted.get(district, 0) for district in districts], dtype=np.int64)


def _chosen(
    short: Array, places: Array, number: NDArray[np.int64], room: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Groups by district and form: least short, then fewest groups, then where most is short."""
    shape = (len(short), len(number))
    if not number.sum() or not room.sum() or not short.sum():
        return np.zeros(shape, dtype=np.int64)
    model = _Model(short, places, number, room)
    model.least(model.left)
    model.fix(model.left, float(np.maximum(short - model.groups() @ places, 0).sum()) + TIE)
    model.fix(model.built, round(model.least(model.built)))
    model.least(model.ranked(np.lexsort((np.arange(len(short)), -short.sum(axis=1)))))
    return model.groups()


def _told(
    districts: list[str], forms: list[str], short: Array, chosen: NDArray[np.int64], places: Array
) -> Siting:
    new = chosen @ places if forms else np.zeros_like(short)
    after = np.round(np.maximum(short - new, 0), DIGITS)
    groups = pl.DataFrame(
        {
            "district_id": np.repeat(districts, len(forms)).tolist(),
            "group_form": forms * len(districts),
            "groups": chosen.reshape(-1).tolist(),
        },
        schema={"district_id": pl.String, "group_form": pl.String, "groups": pl.Int64},
    )
    effect = pl.DataFrame(
        {
            "district_id": np.repeat(districts, len(AGE_GROUPS)).tolist(),
            "age_group": list(AGE_GROUPS) * len(districts),
            "shortage_before": short.reshape(-1),
            "new_places": new.reshape(-1).astype(np.int64),
            "shortage_after": after.reshape(-1),
        }
    )
    return Siting(
        groups=groups.filter(pl.col("groups") > 0),
        effect=effect.with_columns(pl.col("shortage_before", "shortage_after").fill_nan(None)),
        before=round(float(np.nansum(short)), DIGITS),
        left_short=round(float(np.nansum(after)), DIGITS),
    )


class _Model:
    """The programme in HiGHS: columns are the groups (district × form), then what is left short."""

    def __init__(
        self, short: Array, places: Array, number: NDArray[np.int64], room: NDArray[np.int64]
    ) -> None:
        self.shape = (len(short), len(number))
        built, left = short.shape[0] * len(number), short.size
        self.left = np.concatenate([np.zeros(built), np.ones(left)])
        self.built = np.concatenate([np.ones(built), np.zeros(left)])
        self.solver = Solver()
        self.solver.setOptionValue("mip_rel_gap", 0.0)
        most = np.minimum(room[:, None], number[None, :]).reshape(-1).astype(float)
        upper = np.concatenate([most, short.reshape(-1)])
        self.columns = np.arange(built + left, dtype=np.int32)
        self.solver.addVars(len(upper), np.zeros(len(upper)), upper)
        integer = np.full(built, highspy.HighsVarType.kInteger)
        self.solver.changeColsIntegrality(built, self.columns[:built], integer)
        self._limit(short, places, number, room)

    def _limit(self, short: Array, places: Array, number: NDArray[np.int64], room: NDArray[np.int64]) -> None:
        """The rows: what groups and what is left cover, groups per form, groups per district."""
        columns = self.columns[: len(self.built)][self.built > 0].reshape(self.shape)
        left = self.columns[self.left > 0].reshape(short.shape)
        for district in range(self.shape[0]):
            for group in range(short.shape[1]):
                row = np.append(columns[district], left[district, group])
                self._row(short[district, group], highspy.kHighsInf, row, np.append(places[:, group], 1.0))
            self._row(0, room[district], columns[district])
        for form in range(self.shape[1]):
            self._row(0, number[form], columns[:, form])

    def _row(
        self, least: float, most: float, columns: NDArray[np.int32], weights: Array | None = None
    ) -> None:
        values = np.ones(len(columns)) if weights is None else weights
        self.solver.addRow(float(least), float(most), len(columns), columns, values)

    def ranked(self, order: NDArray[np.int64]) -> Array:
        """Costs that prefer districts early in an order."""
        ranks = np.empty(self.shape[0])
        ranks[order] = np.arange(1, self.shape[0] + 1)
        return np.concatenate([np.repeat(ranks, self.shape[1]), np.zeros(int(self.left.sum()))])

    def least(self, costs: Array) -> float:
        """Solve for the least cost and return it."""
        self.solver.changeColsCost(len(costs), self.columns, costs)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise NoPlan(self.solver.modelStatusToString(status))
        return self.solver.getInfo().objective_function_value

    def fix(self, costs: Array, most: float) -> None:
        """From now on this cost is no more than that."""
        used = self.columns[costs > 0]
        self._row(-highspy.kHighsInf, most, used, costs[used])

    def groups(self) -> NDArray[np.int64]:
        """The groups of the last solution."""
        values = np.array(self.solver.getSolution().col_value)
        return np.rint(values[: self.shape[0] * self.shape[1]]).astype(np.int64).reshape(self.shape)
