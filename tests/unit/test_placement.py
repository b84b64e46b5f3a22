"""Placement: markets worked by hand, a thousand drawn ones, and every allocation of small ones."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.placement_markets import Child, blocking, cheapest, cost, drawn, made
from warehouse.methods.placement_fair import fair, passed_over
from warehouse.methods.placement_market import NONE
from warehouse.methods.placement_most import NoFlow, check, left_out, most


def test_a_place_goes_by_points_then_age_then_pseudonym():
    one_place = [1]
    by_points = [Child({0: (1, 5)}), Child({0: (1, 10)})]
    by_age = [Child({0: (1, 5)}, month=24), Child({0: (1, 5)}, month=23)]
    by_pseudonym = [Child({0: (1, 5)}), Child({0: (1, 5)})]
    assert fair(made(one_place, [{}], by_points)).tolist() == [NONE, 0]
    assert fair(made(one_place, [{}], by_age)).tolist() == [NONE, 0]
    assert fair(made(one_place, [{}], by_pseudonym)).tolist() == [0, NONE]


def test_a_child_turned_away_gets_its_next_wish_even_if_somebody_has_it_already():
    # 0 and 1 both ask for group 0, where 1 comes first; 0 then asks for group 1, where it comes before 2
    children = [Child({0: (1, 5), 1: (2, 9)}), Child({0: (1, 8)}), Child({1: (1, 7), 2: (2, 0)})]
    assert fair(made([1, 1, 1], [{}], children)).tolist() == [1, 0, 2]


def test_the_best_for_the_children_is_chosen_where_two_allocations_have_no_blocking_pair():
    # each group prefers the child that prefers the other group: the children's first wishes win
    children = [Child({0: (1, 1), 1: (2, 9)}), Child({1: (1, 1), 0: (2, 9)})]
    assert fair(made([1, 1], [{}], children)).tolist() == [0, 1]


def test_without_wishes_the_nearest_place_is_proposed():
    children = [Child(), Child(kind=1)]
    assert fair(made([1, 1], [{0: 30, 1: 10}, {0: 20, 1: 40}], children)).tolist() == [1, 0]
    assert most(made([1, 1], [{0: 30, 1: 10}, {0: 20, 1: 40}], children)).tolist() == [1, 0]


def test_who_moves_on_leaves_its_place_to_others():
    # 0 sits in group 0 and wishes for 1, which has a place; 1 gets the seat that 0 leaves
    market = made([0, 1], [{}], [Child({1: (1, 0)}, moves=True, seat=0), Child({0: (1, 0)})])
    assert fair(market).tolist() == [1, 0]
    assert most(market).tolist() == [1, 0]


def test_who_only_wishes_to_change_keeps_its_place_before_anybody_else():
    # nothing is free: 1 has more points than the child that sits there, and still waits
    market = made([0, 0], [{}], [Child({1: (1, 0)}, moves=True, seat=0), Child({0: (1, 99)})])
    assert fair(market).tolist() == [0, NONE]
    assert most(market).tolist() == [0, NONE]


def test_a_place_too_many_is_not_free_when_its_child_moves_on():
    # the facility of child 0 holds more children than places: nothing of it is in the market
    market = made([0, 1], [{}], [Child({1: (1, 0)}, moves=True), Child({0: (1, 0)})])
    assert fair(market).tolist() == [1, NONE]


def test_two_who_wish_for_each_others_place_both_move():
    children = [Child({1: (1, 0)}, moves=True, seat=0), Child({0: (1, 0)}, moves=True, seat=1)]
    assert fair(made([0, 0], [{}], children)).tolist() == [1, 0]
    assert most(made([0, 0], [{}], children)).tolist() == [1, 0]


def test_filling_the_most_places_may_pass_somebody_over():
    # group 0 is the only one child 1 can have; 0 has more points for it, and could have group 1 as well
    children = [Child({0: (1, 9), 1: (2, 0)}), Child({0: (1, 5)})]
    market = made([1, 1], [{}], children)
    assert fair(market).tolist() == [0, NONE]
    assert most(market).tolist() == [1, 0]
    passed = passed_over(market, most(market))
    assert (int(passed.is_envy.sum()), int(passed.is_idle.sum())) == (1, 0)


def test_of_as_many_places_the_cheapest_then_the_first_pseudonyms():
    # one place, wished at rank 2 by child 0 and at rank 1 by 1 and 2
    children = [Child({0: (2, 0)}), Child({0: (1, 0)}), Child({0: (1, 0)})]
    assert most(made([1], [{}], children)).tolist() == [NONE, 0, NONE]


def test_an_earlier_child_comes_in_by_moving_others_at_no_cost():
    # groups 0 and 1 have one place each; child 2 could take either, 0 only group 0, 1 only group 1: 2 is left out
    children = [Child({0: (1, 0)}), Child({1: (1, 0)}), Child({0: (1, 0), 1: (1, 0)})]
    assert most(made([1, 1], [{}], children)).tolist() == [0, 1, NONE]


@pytest.mark.parametrize("method", [fair, most])
def test_nothing_free_no_children_and_no_wishes_are_markets_too(method):
    assert method(made([0, 0], [{0: 1}], [Child({0: (1, 0)}), Child()])).tolist() == [NONE, NONE]
    assert method(made([1], [{}], [Child(), Child()])).tolist() == [NONE, NONE]
    assert method(made([1], [{0: 5}], [])).tolist() == []
    assert method(made([], [{}], [Child()])).tolist() == [NONE]


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(st.integers(0, 2**32), st.integers(0, 12), st.integers(1, 6))
def test_deferred_acceptance_leaves_no_blocking_pair(seed, children, groups):
    market = drawn(np.random.default_rng(seed), children, groups)
    placed = fair(market)
    assert blocking(market, placed) == []
    assert passed_over(market, placed).blocking == 0
    assert (placed[market.moves & (market.seat != NONE)] != NONE).all()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.integers(0, 2**32), st.integers(1, 12), st.integers(1, 6))
def test_pairs_passed_over_are_those_found_one_by_one(seed, children, groups):
    market = drawn(np.random.default_rng(seed), children, groups)
    placed = most(market)
    passed = passed_over(market, placed)
    is_blocking = passed.is_idle | passed.is_envy
    found = set(
        zip(
            passed.options.owner[is_blocking].tolist(),
            passed.options.group[is_blocking].tolist(),
            strict=True,
        )
    )
    assert found == set(blocking(market, placed))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.integers(0, 2**32), st.integers(1, 5), st.integers(1, 3))
def test_the_flow_is_the_cheapest_of_all_allocations_and_the_first_of_these(seed, children, groups):
    market = drawn(np.random.default_rng(seed), children, groups)
    placed = most(market)
    got = tuple(np.flatnonzero((placed != NONE) & ~market.moves).tolist())
    assert (len(got), cost(market, placed), got) == cheapest(market)
    assert (placed[market.moves & (market.seat != NONE)] != NONE).all()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_the_flow_places_at_least_as_many_as_deferred_acceptance(seed):
    market = drawn(np.random.default_rng(seed), 30, 12)
    assert (most(market) != NONE)[~market.moves].sum() >= (fair(market) != NONE)[~market.moves].sum()


def test_a_result_that_is_not_the_cheapest_is_refused():
    market = made([1, 1], [{}], [Child({0: (1, 0), 1: (2, 0)})])
    options, outside, no_price = market.all_options(), left_out(market), np.zeros(2, dtype=np.int64)
    check(market, options, np.array([0]), no_price, outside)
    for placed, prices in (([1], [0, 0]), ([NONE], [0, 0]), ([0], [0, 5]), ([1], [-9, 0])):
        with pytest.raises(NoFlow):
            check(market, options, np.array(placed), np.array(prices), outside)


def test_the_solver_says_nothing():
    """The build is followed line by line on standard output."""
    lines = "from warehouse.methods.solver import Solver; s = Solver(); s.addVar(0, 1); s.run()"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""
