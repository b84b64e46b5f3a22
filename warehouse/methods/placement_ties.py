"""Of equally cheap allocations the one whose placed children come first by pseudonym.

Given prices at which an allocation is the cheapest, every other cheapest one uses only *tight* pairs, those that cost
their child the least at these prices. A child left out that could as well be placed asks along tight pairs whom it
could replace: the children of the groups it may have, those of the groups to which these could move, and so on.
"""

from __future__ import annotations

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
    search = _Search(tight, placed, (least == outside) & ~market.moves, market.size[1])
    for child in np.unique(tight.owner[search.is_open[tight.owner]]).tolist():
        if search.placed[child] == NONE:
            search.place(child)
    return search.placed


def _least(options: Options, prices: Ints, outside: Ints) -> Ints:
    """What each child pays at the prices: its cheapest group, or being left out."""
    least = outside.copy()
    np.minimum.at(least, options.owner, options.cost + prices[options.group])
    return least


def _is_indifferent(options: Options, prices: Ints, outside: Ints) -> Flags:
    return _least(options, prices, outside) == outside


class _Search:
    """Looks for a later child to be left out instead of an earlier one.

    Children come in order. Groups from which only earlier children could be left out stay so for all who follow:
    they are closed and not looked at again.
    """

    def __init__(self, tight: Options, placed: Ints, is_open: Flags, groups: int) -> None:
        self.placed, self.is_open = placed.copy(), is_open
        self._groups, self._begin = tight.group, tight.starts(len(placed))
        self._closed = np.zeros(groups, dtype=bool)
        self._members: list[set[int]] = [set() for _ in range(groups)]
        for child in np.flatnonzero(placed != NONE).tolist():
            self._members[placed[child]].add(child)

    def place(self, child: int) -> None:
        """Place the child if that leaves out a later one, moving others along the shortest way."""
        came_from: dict[int, tuple[int, int]] = {}
        queue = self._asked(child, NONE, came_from)
        for group in queue:
            leaving = max((each for each in self._members[group] if self.is_open[each]), default=NONE)
            if leaving > child:
                self._move(leaving, NONE)
                self._shift(group, came_from)
                return
            for mover in sorted(self._members[group]):
                queue += self._asked(mover, group, came_from)
        self._closed[queue] = True

    def _asked(self, mover: int, origin: int, came_from: dict[int, tuple[int, int]]) -> list[int]:
        """The groups the mover could have that nobody has asked yet."""
        groups = self._groups[self._begin[mover] : self._begin[mover + 1]].tolist()
        new = [group for group in groups if group not in came_from and not self._closed[group]]
        came_from.update(dict.fromkeys(new, (mover, origin)))
        return new

    def _shift(self, group: int, came_from: dict[int, tuple[int, int]]) -> None:
        while group != NONE:
            mover, origin = came_from[group]
            self._move(mover, group)
            group = origin

    def _move(self, child: int, group: int) -> None:
        if self.placed[child] != NONE:
            self._members[self.placed[child]].discard(child)
        if group != NONE:
            self._members[group].add(child)
        self.placed[child] = group
