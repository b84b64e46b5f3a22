"""Where to build: the integer programme against hand-worked cases and against trying every plan."""

from __future__ import annotations

import itertools

import numpy as np
import polars as pl
import pytest

from warehouse.methods.siting import Siting, siting

FORMS = pl.DataFrame(
    {
        "group_form": ["I", "II", "III"],
        "places_under_three": [5, 10, 0],
        "places_three_to_school": [15, 0, 22],
    }
)
PLACES = {"I": (5, 15), "II": (10, 0), "III": (0, 22)}


def short(**districts: tuple[float | None, float | None]) -> pl.DataFrame:
    """Shortage under three and from three on, by district."""
    rows = [
        (district, group, value)
        for district, values in districts.items()
        for group, value in zip(("under_three", "three_to_school"), values, strict=True)
    ]
    return pl.DataFrame(rows, schema={"district_id": pl.String, "age_group": pl.String, "shortage": pl.Float64},
                        orient="row")  # fmt: skip


def proposed(plan: Siting) -> dict[tuple[str, str], int]:
    return {(district, form): number for district, form, number in plan.groups.rows()}


def tried(shortage: np.ndarray, number: dict[str, int], room: list[int]) -> tuple[float, int]:
    """Every plan there is: the least left short, and the fewest groups that leave no more."""
    per_district = [
        [x for x in itertools.product(*(range(number[form] + 1) for form in PLACES)) if sum(x) <= most]
        for most in room
    ]
    best = (float("inf"), 0)
    for plan in itertools.product(*per_district):
        if all(sum(x[i] for x in plan) <= number[form] for i, form in enumerate(PLACES)):
            left = np.maximum(shortage - np.array(plan) @ np.array(list(PLACES.values())), 0).sum()
            best = min(best, (round(float(left), 4), sum(map(sum, plan))))
    return best


def test_a_group_goes_where_most_of_its_places_are_needed():
    # III brings 22 from three on: a needs 30 of them, b only 12. II goes to b, where 9 under three are short.
    plan = siting(short(a=(0, 30), b=(9, 12)), FORMS, {"II": 1, "III": 1}, 2)
    assert proposed(plan) == {("a", "III"): 1, ("b", "II"): 1}
    assert (plan.before, plan.left_short) == (51, 8 + 12)
    assert plan.effect.rows() == [
        ("a", "under_three", 0.0, 0, 0.0),
        ("a", "three_to_school", 30.0, 22, 8.0),
        ("b", "under_three", 9.0, 10, 0.0),
        ("b", "three_to_school", 12.0, 0, 12.0),
    ]


def test_planned_groups_count_towards_the_most_of_a_district():
    shortage = short(a=(0, 60), b=(0, 10))
    planned = pl.DataFrame({"district_id": ["a"], "groups": [2]})
    assert proposed(siting(shortage, FORMS, {"III": 2}, 2)) == {("a", "III"): 2}
    assert proposed(siting(shortage, FORMS, {"III": 2}, 2, planned)) == {("b", "III"): 1}
    assert proposed(siting(shortage, FORMS, {"III": 2}, 3, planned)) == {("a", "III"): 1, ("b", "III"): 1}


@pytest.mark.parametrize(
    ("shortage", "number", "most"),
    [
        (short(a=(5, 5)), {"I": 0, "II": 0, "III": 0}, 3),
        (short(a=(5, 5)), {}, 3),
        (short(a=(5, 5)), {"I": 4}, 0),
        (short(a=(0, 0), b=(0, 0)), {"I": 4}, 3),
        (short(a=(None, None)), {"I": 4}, 3),
    ],
)
def test_nothing_is_proposed_where_nothing_can_be_built_or_helps(shortage, number, most):
    plan = siting(shortage, FORMS, number, most)
    assert proposed(plan) == {}
    assert plan.before == plan.left_short
    assert plan.effect["shortage_before"].to_list() == plan.effect["shortage_after"].to_list()


def test_groups_that_help_nobody_are_not_proposed():
    assert proposed(siting(short(a=(0, 23), b=(0, 0)), FORMS, {"II": 5, "III": 9}, 9)) == {("a", "III"): 2}


def test_of_equal_plans_the_one_where_most_is_short_then_the_first_by_id_is_taken():
    assert proposed(siting(short(a=(0, 30), b=(0, 50)), FORMS, {"III": 1}, 1)) == {("b", "III"): 1}
    assert proposed(siting(short(b=(0, 30), a=(0, 30)), FORMS, {"III": 1}, 1)) == {("a", "III"): 1}


def test_an_unknown_shortage_stays_unknown():
    plan = siting(short(a=(None, 22), b=(3, 0)), FORMS, {"II": 1, "III": 1}, 1)
    assert proposed(plan) == {("a", "III"): 1, ("b", "II"): 1}
    assert plan.effect["shortage_after"].to_list() == [None, 0, 0, 0]


def test_an_unknown_form_and_less_than_no_group_are_refused():
    with pytest.raises(ValueError, match="IV"):
        siting(short(a=(1, 1)), FORMS, {"IV": 1}, 1)
    with pytest.raises(ValueError, match="no group"):
        siting(short(a=(1, 1)), FORMS, {"I": -1}, 1)


@pytest.mark.parametrize("seed", range(60))
def test_the_programme_finds_what_trying_every_plan_finds(seed: int):
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 4))
    values = np.round(np.maximum(chance.normal(12, 15, (count, 2)), 0), 4)
    number = {form: int(chance.integers(0, 3)) for form in PLACES}
    most = int(chance.integers(0, 4))
    planned = chance.integers(0, 3, count)
    names = [f"{position:02d}" for position in range(count)]
    rows = dict(zip(names, map(tuple, values.tolist()), strict=True))
    plan = siting(short(**rows), FORMS, number, most, pl.DataFrame({"district_id": names, "groups": planned}))
    room = [max(most - done, 0) for done in planned.tolist()]
    assert (plan.left_short, plan.groups["groups"].sum()) == tried(values, number, room)
    for position, name in enumerate(names):
        assert plan.groups.filter(district_id=name)["groups"].sum() <= room[position]
    for form, groups in number.items():
        assert plan.groups.filter(group_form=form)["groups"].sum() <= groups
