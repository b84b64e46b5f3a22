"""Placement from tables to tables: who fits where, why it was given, and that order of rows never matters."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.unit.placement_markets import cheapest
from tests.unit.placement_tables import KEYS, NORTH_OF, ON, POINTS, RULES, children, groups, wishes
from warehouse.bench import placement as drawn
from warehouse.methods.placement import City, fitting, friction, placements
from warehouse.methods.placement_fair import fair
from warehouse.methods.placement_market import NONE, Rules, market
from warehouse.methods.placement_most import most


def options(
    asking: pl.DataFrame, asked: pl.DataFrame, offered: pl.DataFrame, rules: Rules = RULES
) -> list[str]:
    """The facilities of the first child's list, in its order."""
    found = market(asking, asked, offered, POINTS, rules)
    pairs = found.all_options()
    return found.groups["facility_id"].gather(pairs.group[pairs.owner == 0]).to_list()


def told(
    asking: pl.DataFrame, asked: pl.DataFrame, offered: pl.DataFrame, method: str = "fair"
) -> pl.DataFrame:
    placed = placements(City(asking, asked, offered, POINTS, RULES))
    return placed.filter(pl.col("method") == method).sort("child_id")


@pytest.mark.parametrize(
    ("child", "group", "fits"),
    [
        ({}, {}, True),
        ({"year_of_age": 1}, {"youngest_age": 2, "oldest_age": 6}, False),
        ({"year_of_age": 2}, {"youngest_age": 2, "oldest_age": 6}, True),
        ({"year_of_age": 3}, {}, False),
        ({"weekly_hours": 35}, {}, True),
        ({"weekly_hours": 25}, {}, False),
        ({}, {"weekly_hours": 35}, False),
        ({"weekly_hours": None}, {"weekly_hours": 25}, True),
        ({}, {"weekly_hours": None, "is_minding": True}, True),
        ({"takes_minding": False}, {"weekly_hours": None, "is_minding": True}, False),
        ({}, {"free_from": date(2026, 8, 2)}, False),
        ({"wanted_start": date(2026, 8, 2)}, {"free_from": date(2026, 8, 2)}, True),
        ({"wanted_start": date(2026, 1, 1)}, {"free_from": ON}, True),
        ({}, {"latitude": 51.5 + 5.0 * NORTH_OF, "longitude": 7.5}, True),
        ({}, {"latitude": 51.5 + 5.1 * NORTH_OF, "longitude": 7.5}, False),
        ({}, {"free": 0}, False),
    ],
)
def test_age_hours_start_and_distance_say_what_fits(child, group, fits):
    assert options(children(a=child), wishes(), groups(K=group)) == (["K"] if fits else [])


def test_what_was_wished_comes_first_at_any_distance_then_the_nearest():
    far = {"latitude": 51.5 + 9 * NORTH_OF, "longitude": 7.5}
    offered = groups(here={}, near={"district_id": "43"}, far=far, too_far=far)
    assert options(children(a={}), wishes(("a", "far", 1)), offered) == ["far", "here", "near"]


def test_detours_make_the_way_longer():
    offered = groups(K={"district_id": "43"})
    assert options(children(a={}), wishes(), offered, Rules(2.0, 1.0, 0, 0, 0)) == ["K"]
    assert options(children(a={}), wishes(), offered, Rules(2.0, 1.3, 0, 0, 0)) == []


def test_a_wish_that_has_ended_is_not_proposed_again():
    ended = wishes(("a", "K", 1), is_live=False)
    assert options(children(a={}), ended, groups(K={}, L={})) == ["L"]
    assert options(children(a={}), pl.concat([ended, wishes(("a", "K", 2))]), groups(K={}, L={})) == [
        "K",
        "K",
        "L",
    ]


def test_without_coordinates_the_own_district_is_near_and_no_other():
    asking = children(a={"district_id": "unmapped"})
    offered = groups(K={"district_id": "unmapped"}, L={"district_id": "42"}, M={"district_id": None})
    assert options(asking, wishes(), offered) == ["K"]
    assert options(asking, wishes(("a", "M", 1)), offered) == ["M", "K"]


def test_who_only_wishes_to_change_is_offered_its_wishes_alone():
    asking = children(a={"is_change": True, "seat_facility_id": "here", "seat_group_id": "II-45"})
    offered = groups(here={"free": 0}, wished={}, near={})
    assert options(asking, wishes(("a", "wished", 1), ("a", "here", 2)), offered) == ["wished", "here"]


def test_a_proposal_says_which_rule_gave_the_place_and_what_came_second():
    older, more = {"birth_month": date(2024, 1, 1)}, {"points": 10}
    asking = children(a={}, b=older, c=more, d={}, e={"district_id": "43"})
    offered = groups(K={"free": 2}, L={"district_id": "43", "free": 1})
    found = told(asking, wishes(("e", "L", 3)), offered)
    shown = ["child_id", "facility_id", "wish_rank", "distance_km", "criteria_points", "rule", "runner_up_child_id",
             "second_facility_id", "second_distance_km"]  # fmt: skip
    # K: c has points, b is older than a and d; L: e asked for it
    assert found.filter("is_placed").select(shown).rows() == [
        ("b", "K", None, 0.0, 0, "age", "a", "L", 2.0),
        ("c", "K", None, 0.0, 10, "points", "a", "L", 2.0),
        ("e", "L", 3, 0.0, 50, "points", "a", "K", 2.0),
    ]
    assert found.filter(~pl.col("is_placed"))["child_id"].to_list() == ["a", "d"]


def test_equals_are_told_apart_by_pseudonym_and_a_place_nobody_asks_for_is_so_named():
    found = told(children(a={}, b={}), wishes(), groups(K={}))
    assert found.select("child_id", "rule", "runner_up_child_id").row(0) == ("a", "pseudonym", "b")
    found = told(children(a={}), wishes(), groups(K={}))
    assert found.select("child_id", "rule", "runner_up_child_id").row(0) == ("a", "unasked", None)


def test_somebody_passed_over_to_fill_the_most_places_is_named():
    asking = children(a={"points": 5}, b={"weekly_hours": 45})
    offered = groups(K={}, L={"district_id": "43"})
    # b can have K alone, since a wish of its has ended at L; a comes first for K and could have L as well
    found = told(asking, wishes(("b", "L", 1), is_live=False), offered, "most")
    assert found.select("child_id", "facility_id", "rule", "runner_up_child_id", "passed_over").rows() == [
        ("a", "L", "unasked", None, 1),
        ("b", "K", "most_places", "a", 0),
    ]


def test_friction_is_the_flow_of_the_unserved_into_the_free_places_alone():
    # c would free K for b; friction counts without that, the methods with it
    asking = children(
        b={"district_id": "43"}, c={"is_change": True, "seat_facility_id": "K", "seat_group_id": "II-45"}
    )
    offered = groups(K={"free": 0, "district_id": "43"}, L={"free": 1, "district_id": "far"})
    city = City(asking, wishes(("c", "L", 1)), offered, POINTS, RULES)
    assert friction(city).select("child_id", "is_placeable").rows() == [("b", False)]
    placed = placements(city).filter("is_placed").select("method", "child_id", "facility_id").sort(pl.all())
    assert placed.rows() == [("fair", "b", "K"), ("fair", "c", "L"), ("most", "b", "K"), ("most", "c", "L")]


def test_each_child_sees_its_three_nearest_facilities_each_with_one_group():
    offered = pl.concat(
        [
            groups(A={"district_id": "43"}, B={"free": 3}, C={}, D={"free": 0}),
            groups(B={"group_id": "I-45", "group_form": "I", "youngest_age": 2, "oldest_age": 6}),
            groups(E={"district_id": "43"}),
        ]
    )
    city = City(children(a={}), wishes(("a", "C", 2)), offered, POINTS, RULES)
    assert fitting(city).select("place_rank", "facility_id", "distance_km", "wish_rank", "free").rows() == [
        (1, "C", 0.0, 2, 1), (2, "B", 0.0, None, 1), (3, "A", 2.0, None, 1),
    ]  # fmt: skip


def test_nothing_free_and_nobody_waiting_are_answers_too():
    nobody = City(children(), wishes(), groups(K={}), POINTS, RULES)
    nothing = City(children(a={}), wishes(("a", "K", 1)), groups(), POINTS, RULES)
    assert friction(nobody).height == placements(nobody).height == fitting(nobody).height == 0
    assert friction(nothing)["is_placeable"].to_list() == [False]
    assert placements(nothing)["is_placed"].to_list() == [False, False]
    assert fitting(nothing).height == 0


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_changes_nothing(seed):
    tables = drawn.tables(120, 30, (0, 3), seed=seed)
    shuffled = [table.sample(fraction=1.0, shuffle=True, seed=seed) for table in tables]
    one, other = market(*tables, drawn.RULES), market(*shuffled, drawn.RULES)
    for method in (fair, most):
        assert (method(one) == method(other)).all()
    assert (most(one) != NONE).sum() >= (fair(one) != NONE).sum() > 0


@pytest.mark.parametrize("seed", range(40))
def test_friction_is_what_trying_every_allocation_finds(seed):
    tables = drawn.tables(6, 4, (0, 2), seed=seed)
    keyed = [
        table.with_columns(pl.lit(value).alias(name) for name, value in KEYS.items()) for table in tables[:3]
    ]
    number, _, who = cheapest(market(*tables, drawn.RULES))
    found = friction(City(*keyed, tables.points, drawn.RULES)).sort("child_id")["is_placeable"]
    assert found.sum() == number
    assert found.arg_true().to_list() == list(who)
