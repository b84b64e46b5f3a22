"""The allocation that fills the most places, and of these the cheapest: a minimum-cost maximum flow.

A transportation problem (Ahuja, Magnanti and Orlin 1993, "Network Flows", chapters 9 and 11): its constraint matrix
is totally unimodular, so a basic solution of the linear programme is whole. Solved by HiGHS (Huangfu and Hall 2018).
Children of one kind share a node from which their common list leads to the groups; their own wishes are arcs of
their own. Leaving a child out costs more than any chain of moves could save, so as many as possible are placed;
leaving out one that has a place costs twice that, so none loses it. Below that, cost is wish rank, then distance.

What comes back is checked exactly, in whole numbers, against the prices of the places: no child would be cheaper off
elsewhere at these prices, and a place with a price is taken (complementary slackness). The solver's word is not taken
for it. Of equally cheap solutions the one is chosen whose placed children come first by pseudonym (lexicographically):
the sets of children that cheapest solutions place are the bases of a matroid, so exchanging one child for an earlier
one, as long as that can be done at no cost, ends in the first of them (Edmonds 1971).
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from warehouse.methods.placement_market import DEAREST, NONE, Ints, Market, Options
from warehouse.methods.placement_ties import earliest, swapped_within_kinds
from warehouse.methods.solver import Solver

PLENTY, LARGE = 0.8, 1000  # places per child, and children, from which on the interior point method is faster


class NoFlow(Exception):
    """The solver's result does not hold, which no input should bring about."""


def most(market: Market) -> Ints:
    """Return each child's group, or ``NONE``; who wishes to change and is ``NONE`` keeps the place it has.

    Raises:
        NoFlow: the solver gave up or its result is not the cheapest.
    """
    if not market.capacity.sum() or not len(market.wished) + len(market.near):
        return np.where(market.seat != NONE, market.seat, NONE)
    outside = left_out(market)
    placed, prices = _solved(market, outside)
    options = market.all_options()
    check(market, options, placed, prices, outside)
    placed = swapped_within_kinds(market, options, placed, prices, outside)
    placed = earliest(market, options, placed, prices, outside)
    check(market, options, placed, prices, outside)
    return placed


def left_out(market: Market) -> Ints:
    """What it costs to leave a child out: more than any chain of moves can save; without harm if it keeps a place."""
    chain = (min(market.size) + 1) * DEAREST
    keeps = np.where(market.seat == NONE, DEAREST - 1, 2 * chain)
    return np.where(market.moves, keeps, chain)


def check(market: Market, options: Options, placed: Ints, prices: Ints, outside: Ints) -> None:
    """Hold an allocation against prices: nobody is cheaper off elsewhere, what has a price is taken, nothing twice.

    Raises:
        NoFlow: it is not the cheapest.
    """
    at_price = options.cost + prices[options.group]
    least = outside.copy()
    np.minimum.at(least, options.owner, at_price)
    paid = outside.copy()
    own = np.flatnonzero(options.group == placed[options.owner])
    paid[placed != NONE] = np.iinfo(np.int64).max
    np.minimum.at(paid, options.owner[own], at_price[own])
    taken = np.bincount(placed[placed != NONE], minlength=market.size[1])
    holds = (
        (paid == least).all()
        and (taken <= market.capacity).all()
        and (taken == market.capacity)[prices > 0].all()
        and (prices >= 0).all()
    )
    if not holds:
        raise NoFlow("the solver's allocation is not the cheapest")


def _solved(market: Market, outside: Ints) -> tuple[Ints, Ints]:
    """Solve the linear programme; return the allocation and the price of a place in each group."""
    children, groups = market.size
    arcs = _arcs(market, outside)
    rows = len(arcs.supply)
    is_plenty = children > LARGE and market.capacity.sum() > PLENTY * children
    solver = Solver()
    solver.setOptionValue("solver", "ipm" if is_plenty else "simplex")
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(arcs.cost), rows
    programme.col_cost_ = arcs.cost.astype(np.float64)
    programme.col_lower_ = np.zeros(len(arcs.cost))
    programme.col_upper_ = np.where(arcs.most < 0, highspy.kHighsInf, arcs.most).astype(np.float64)
    programme.row_lower_ = np.where(arcs.is_balanced, 0.0, -highspy.kHighsInf)
    programme.row_upper_ = arcs.supply.astype(np.float64)
    matrix = programme.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kColwise
    used = np.stack([arcs.tail, arcs.head], axis=1)
    matrix.start_ = np.concatenate([[0], np.cumsum((used != NONE).sum(axis=1))])
    matrix.index_ = used[used != NONE]
    signs = np.stack([arcs.sign, np.ones_like(arcs.sign)], axis=1)
    matrix.value_ = signs[used != NONE].astype(np.float64)
    solver.passModel(programme)
    solver.run()
    status = solver.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        raise NoFlow(solver.modelStatusToString(status))
    solution = solver.getSolution()
    flow = np.rint(np.array(solution.col_value)).astype(np.int64)
    duals = np.rint(np.array(solution.row_dual)).astype(np.int64)
    return _allocation(market, arcs, flow), -duals[rows - groups :]


@dataclass(frozen=True)
class _Arcs:
    """Columns of the programme: wishes and seats, children to their kind, unasked children in bulk, kinds to groups.

    Rows are children with a list of their own, kinds, groups. ``first`` says where each sort of column begins.
    """

    tail: Ints
    head: Ints
    sign: NDArray[np.int64]
    cost: Ints
    most: Ints
    supply: Ints
    is_balanced: NDArray[np.bool_]
    first: Ints
    own: Options
    to_kind: Ints


def _arcs(market: Market, outside: Ints) -> _Arcs:
    children, groups = market.size
    own = market.own_options()
    alone = np.unique(own.owner)
    row = np.full(children, NONE)
    row[alone] = np.arange(len(alone))
    kind_row = len(alone) + np.arange(market.kinds)
    group_row = len(alone) + market.kinds + np.arange(groups)
    to_kind = alone[market.kind[alone] != NONE]
    in_bulk = np.flatnonzero((row == NONE) & (market.kind != NONE))
    bulk = np.bincount(market.kind[in_bulk], minlength=market.kinds)
    chain = outside[~market.moves].max(initial=0)
    tail = [row[own.owner], row[to_kind], np.full(market.kinds, NONE), kind_row[market.near.owner]]
    head = [group_row[own.group], kind_row[market.kind[to_kind]], kind_row, group_row[market.near.group]]
    cost = [own.cost - outside[own.owner], -outside[to_kind], np.full(market.kinds, -chain), market.near.cost]
    sizes = [len(part) for part in tail]
    no_limit = [np.full(size, NONE) for size in sizes]
    no_limit[2] = bulk
    sign = np.ones(sum(sizes), dtype=np.int64)
    sign[sum(sizes[:3]) :] = -1
    supply = np.concatenate(
        [np.ones(len(alone), dtype=np.int64), np.zeros(market.kinds, np.int64), market.capacity]
    )
    is_balanced = np.zeros(len(supply), dtype=bool)
    is_balanced[kind_row] = True
    return _Arcs(
        np.concatenate(tail), np.concatenate(head), sign, np.concatenate(cost), np.concatenate(no_limit), supply,
        is_balanced, np.concatenate([[0], np.cumsum(sizes)]), own, to_kind,
    )  # fmt: skip


def _allocation(market: Market, arcs: _Arcs, flow: Ints) -> Ints:
    """Who gets what: own arcs as they are, a kind's places nearest first to its children by pseudonym."""
    wishes, to_kind, bulk, near = (flow[arcs.first[part] : arcs.first[part + 1]] for part in range(4))
    placed = np.full(market.size[0], NONE)
    placed[arcs.own.owner[wishes > 0]] = arcs.own.group[wishes > 0]
    by_kind = arcs.to_kind[to_kind > 0]
    unasked = np.setdiff1d(np.flatnonzero(market.kind != NONE), arcs.own.owner)
    unasked = unasked[np.argsort(market.kind[unasked], kind="stable")]
    number = np.arange(len(unasked)) - np.searchsorted(market.kind[unasked], market.kind[unasked])
    sent = np.concatenate([by_kind, unasked[number < bulk[market.kind[unasked]]]])
    sent = sent[np.lexsort((sent, market.kind[sent]))]
    placed[sent] = np.repeat(market.near.group, near)
    return placed
