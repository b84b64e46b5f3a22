"""Of equally cheap allocations the one whose placed children come first by pseudonym.

Given prices at which an allocation is the cheapest, every other cheapest one uses only *tight* pairs, those that cost
their child the least at these prices. A child left out that could as well be placed asks along tight pairs whom it
could replace: the children of the groups it may have, those of the groups to which these could move, and so on.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from warehouse.methods.placement_market import NONE, Flags, Ints, Market, Options


def swapped_within_kinds(market: Market, options: Options, placed: Ints, prices: Ints, outside: Ints) -> Ints:
    """Give what a kind's children got from their common list to the first of those it is all one to."""
    own = market.own_options()
    has_asked_for_it = np.zeros(market.size[0], dtype=bool)
    has_asked_for_it[own.owner[own.group == placed[own.owner]]] = True
    is_open = _is_indifferent(options, prices, outside) & (market.kind != NONE) & ~has_asked_for_it
    waits = np.flatnonzero(is_open)
    gets = waits[placed[waits] != NONE]
    slots = gets[np.lexsort((gets, market.kind[gets]))]
    first = waits[np.lexsort((waits, market.kind[waits]))]
    number = np.arange(len(first)) - np.searchsorted(market.kind[first], market.kind[first])
    many = np.bincount(market.kind[gets], minlength=market.kinds)
    chosen = first[number < many[market.kind[first]]]
    result = placed.copy()
    result[waits] = NONE
    result[chosen] = placed[slots]
    return result


def earliest(market: Market, options: Options, placed: Ints, prices: Ints, outside: Ints) -> Ints:
    """Exchange placed children for earlier ones as long as that costs nothing."""
    least = _least(options, prices, outside)
    tight = options.of(options.cost + prices[options.group] == least[options.owner])
    is_open = (least == outside) & ~market.moves
    placed = placed.copy()
    asks = tight.of(is_open[tight.owner])
    while True:
        latest = _latest(tight, placed, is_open, market.size[1])
        could = asks.of((placed[asks.owner] == NONE) & (latest[asks.group] > asks.owner))
        if not len(could):
            return placed
        child = int(could.owner.min())
        _exchange(tight, placed, child, int(latest[could.group[could.owner == child]].max()))


def _least(options: Options, prices: Ints, outside: Ints) -> Ints:
    """What each child pays at the prices: its cheapest group, or being left out."""
    least = outside.copy()
    np.minimum.at(least, options.owner, options.cost + prices[options.group])
    return least


def _is_indifferent(options: Options, prices: Ints, outside: Ints) -> Flags:
    return _least(options, prices, outside) == outside


def _latest(tight: Options, placed: Ints, is_open: Flags, groups: int) -> Ints:
    """For each group the latest child that could be left out if somebody came in, along tight pairs."""
    latest = np.full(groups, NONE)
    leaves = np.flatnonzero(is_open & (placed != NONE))
    np.maximum.at(latest, placed[leaves], leaves)
    moves = tight.of(placed[tight.owner] != NONE)
    here = placed[moves.owner]
    here, there = np.unique(np.stack([here, moves.group]), axis=1)
    while True:
        before = latest.copy()
        np.maximum.at(latest, here, latest[there])
        if (latest == before).all():
            return latest


def _exchange(tight: Options, placed: Ints, child: int, leaving: int) -> None:
    """Place the child, moving others along the shortest way until ``leaving`` is left out."""
    begin = tight.starts(len(placed))
    came_from: dict[int, tuple[int, int]] = {}
    queue: deque[int] = deque()

    def ask(mover: int, origin: int) -> None:
        for group in tight.group[begin[mover] : begin[mover + 1]].tolist():
            if group not in came_from:
                came_from[group] = (mover, origin)
                queue.append(group)

    ask(child, NONE)
    goal = int(placed[leaving])
    while goal not in came_from:
        group = queue.popleft()
        for mover in np.flatnonzero(placed == group).tolist():
            ask(mover, group)
    placed[leaving] = NONE
    group = goal
    while group != NONE:
        mover, origin = came_from[group]
        placed[mover] = group
        group = origin
