"""Deferred acceptance: an allocation in which nobody is passed over by somebody who comes after it.

Children propose in the order of their lists, groups keep the best so far and turn the rest away until nobody is
left who is turned away and has something else on its list (Gale and Shapley 1962, "College Admissions and the
Stability of Marriage"; Roth 1984 and 2008 for capacities and the practice of it). With strict orders on both sides
the outcome does not depend on who proposes when, leaves no blocking pair, and is the best for every child among all
allocations without one. No child gains by naming other wishes than its own (Dubins and Freedman 1981; Roth 1982).

A child that only wishes to change ends its list with its present place, which takes it before anybody else: it moves
to a place it prefers or stays. The seat it leaves is proposed to like any other in the same run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from warehouse.methods.placement_market import NONE, Flags, Ints, Market, Options


def fair(market: Market) -> Ints:
    """Return each child's group, or ``NONE``; who wishes to change and is ``NONE`` keeps the place it has."""
    options = market.all_options()
    children, groups = market.size
    begin = options.starts(children)
    priority = market.priority(options.owner, options.points)
    position, end = begin[:-1].copy(), begin[1:]
    held = np.full(children, NONE)
    active = np.flatnonzero(position < end)
    while len(active):
        held[active] = position[active]
        touched = np.zeros(groups, dtype=bool)
        touched[options.group[held[active]]] = True
        turned_away = _beyond(options, priority, held, touched, market.capacity)
        held[turned_away] = NONE
        position[turned_away] += 1
        active = turned_away[position[turned_away] < end[turned_away]]
    return np.where(held == NONE, NONE, options.group[held]) if len(options) else held


def _beyond(options: Options, priority: Ints, held: Ints, touched: Flags, capacity: Ints) -> Ints:
    """Children for whom the groups asked in this round have no room, the best of all who hold or ask kept."""
    child = np.flatnonzero(held != NONE)
    child = child[touched[options.group[held[child]]]]
    group = options.group[held[child]]
    by_group = np.lexsort((priority[held[child]], group))
    child, group = child[by_group], group[by_group]
    number = np.arange(len(group)) - np.searchsorted(group, group)
    return np.sort(child[number >= capacity[group]])


@dataclass(frozen=True)
class Passed:
    """Pairs of a child and a group it prefers to what it has, and what speaks for it.

    ``is_idle``: the group has a place left. ``is_envy``: it has none, but holds a child that comes after.
    """

    options: Options
    is_idle: Flags
    is_envy: Flags

    @property
    def blocking(self) -> int:
        """Number of pairs that would rather have each other."""
        return int((self.is_idle | self.is_envy).sum())


def passed_over(market: Market, placed: Ints) -> Passed:
    """Look for pairs that block an allocation: a place left idle, or held by somebody who comes after."""
    options = market.all_options()
    now = current(market, options, placed)
    order_now = np.where(now == NONE, np.iinfo(np.int64).max, options.order[now] if len(options) else 0)
    wanted = options.of(options.order < order_now[options.owner])
    free = market.capacity - np.bincount(placed[placed != NONE], minlength=market.size[1])
    last = np.full(market.size[1], NONE)
    holding = np.flatnonzero(now != NONE)
    held = options.of(now[holding])
    np.maximum.at(last, held.group, market.priority(held.owner, held.points))
    comes_before = market.priority(wanted.owner, wanted.points) < last[wanted.group]
    is_idle = free[wanted.group] > 0
    return Passed(wanted, is_idle, comes_before & ~is_idle)


def current(market: Market, options: Options, placed: Ints) -> Ints:
    """The pair of all options that each child has got, or ``NONE``: of two with one group the better."""
    now = np.full(market.size[0], NONE)
    is_own = np.flatnonzero(options.group == placed[options.owner])
    now[options.owner[is_own[::-1]]] = is_own[::-1]
    return now
