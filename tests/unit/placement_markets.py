"""Markets written down by hand or drawn, and the plain way to tell what must hold in them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from warehouse.methods.placement_market import DEAREST, NO_WISH, NONE, RANK_STEP, Market, Options

STAYS = DEAREST - 1


@dataclass(frozen=True)
class Child:
    """A child's wishes as group → (rank, points), its kind, month of birth, and its present place if it has one."""

    wishes: dict[int, tuple[int, int]] = field(default_factory=dict)
    kind: int = 0
    month: int = 0
    points: int = 0
    moves: bool = False
    seat: int = NONE


def options(rows: list[tuple[int, int, int, int, int]]) -> Options:
    """Rows of owner, group, rank, tenths, points, in the order of preference."""
    owner, group, rank, tenths, points = (
        np.array(column, dtype=np.int64) for column in (zip(*rows, strict=True) if rows else [()] * 5)
    )
    cost = rank * RANK_STEP + tenths
    order = cost << 20 | group
    found = Options(owner, group, rank, tenths, points, cost, order)
    return found.of(np.lexsort((order, owner)))


def made(free: list[int], kinds: list[dict[int, int]], children: list[Child]) -> Market:
    """A market of groups with free places, kinds as group → tenths of a kilometre, and children by pseudonym."""
    seat = np.array([child.seat for child in children], dtype=np.int64)
    wished = [
        (number, group, rank, 0, points)
        for number, child in enumerate(children)
        for group, (rank, points) in child.wishes.items()
        if group != child.seat
    ]
    near = [
        (kind, group, NO_WISH, tenths, 0)
        for kind, groups in enumerate(kinds)
        for group, tenths in groups.items()
    ]
    moves = np.array([child.moves for child in children], dtype=bool)
    return Market(
        children=pl.DataFrame({"child_id": [f"{number:03}" for number in range(len(children))]}),
        groups=pl.DataFrame({"group": range(len(free))}),
        capacity=np.array(free, dtype=np.int64) + np.bincount(seat[seat != NONE], minlength=len(free)),
        month=np.array([child.month for child in children], dtype=np.int64),
        points=np.array([child.points for child in children], dtype=np.int64),
        kind=np.where(moves, NONE, np.array([child.kind for child in children], dtype=np.int64)),
        kinds=len(kinds),
        moves=moves,
        seat=seat,
        wished=options(wished),
        near=options(near),
    )


def drawn(chance: np.random.Generator, children: int, groups: int) -> Market:
    """A small market full of ties, with groups without places, children without wishes and some that only move."""
    free = chance.choice([0, 0, 1, 1, 2], groups).tolist()
    kinds = [
        {group: int(chance.integers(0, 3)) for group in range(groups) if chance.random() < 0.5}
        for _ in range(2)
    ]
    return made(free, kinds, [_child(chance, groups) for _ in range(children)])


def _child(chance: np.random.Generator, groups: int) -> Child:
    asked = chance.permutation(groups)[: chance.integers(0, groups + 1)].tolist()
    month, points = int(chance.integers(0, 2)), int(chance.integers(0, 2))
    wishes = {group: (int(chance.integers(1, 4)), points + int(chance.integers(0, 3))) for group in asked}
    if chance.random() < 0.25:
        seat = int(chance.integers(0, groups)) if chance.random() < 0.7 else NONE
        return Child(wishes, month=month, points=points, moves=True, seat=seat)
    return Child(wishes, int(chance.integers(0, 2)), month, points)


def lists(market: Market) -> list[dict[int, tuple[int, int, int]]]:
    """Each child's groups as group → (preference, cost, points), the better of two ways to one group."""
    found: list[dict[int, tuple[int, int, int]]] = [{} for _ in range(market.size[0])]
    for child, number in enumerate(market.kind.tolist()):
        for pairs, owner in ((market.wished, child), (market.near, number)):
            for row in np.flatnonzero(pairs.owner == owner).tolist():
                group, is_near = int(pairs.group[row]), pairs is market.near
                points = int(market.points[child] if is_near else pairs.points[row])
                found[child].setdefault(group, (int(pairs.order[row]), int(pairs.cost[row]), points))
        if market.seat[child] != NONE:
            found[child][int(market.seat[child])] = (STAYS << 20, STAYS, 10**9)
    return found


def blocking(market: Market, placed: np.ndarray) -> list[tuple[int, int]]:
    """Pairs of a child and a group that would rather have each other, looked for one by one."""
    wanted, found = lists(market), []
    for child, groups in enumerate(wanted):
        has = groups[placed[child]][0] if placed[child] != NONE else 10**18
        for group, (order, _, points) in groups.items():
            holding = np.flatnonzero(placed == group).tolist()
            is_free = len(holding) < market.capacity[group]
            rank = (-points, int(market.month[child]), child)
            comes_after = [
                each for each in holding if (-wanted[each][group][2], int(market.month[each]), each) > rank
            ]
            if order < has and (is_free or comes_after):
                found.append((child, group))
    return found


def cheapest(market: Market) -> tuple[int, int, tuple[int, ...]]:
    """Try every allocation: most unserved placed, then least cost, then the first of them by pseudonym.

    Returns the number placed, the cost, and the unserved children placed.
    """
    wanted = lists(market)
    ways = [
        [NONE, *groups] if market.seat[child] == NONE else [*groups] for child, groups in enumerate(wanted)
    ]
    best: tuple[int, int, tuple[int, ...]] | None = None
    for way in itertools.product(*ways):
        counts = np.bincount([group for group in way if group != NONE], minlength=market.size[1])
        if (counts <= market.capacity).all():
            got = tuple(child for child, group in enumerate(way) if group != NONE and not market.moves[child])
            cost = sum(
                wanted[child][group][1] if group != NONE else STAYS * bool(market.moves[child])
                for child, group in enumerate(way)
            )
            candidate = (-len(got), cost, got)
            best = candidate if best is None else min(best, candidate)
    assert best is not None
    return -best[0], best[1], best[2]


def cost(market: Market, placed: np.ndarray) -> int:
    """What an allocation costs: wish rank, then distance; nothing for who is left out."""
    wanted = lists(market)
    return sum(
        wanted[child][group][1] if group != NONE else STAYS * bool(market.moves[child])
        for child, group in enumerate(placed.tolist())
    )
