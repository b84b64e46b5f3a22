"""Who gets which place: wishes in turn, then whatever is left, counted exactly."""

from __future__ import annotations

import numpy as np

from warehouse.demo.chance import Chance, Ints, rank_within

NONE = -1


def place_by_wishes(wishes: Ints, priority: Ints, free: Ints) -> Ints:
    """Give each row its first wish that still has room, round by round.

    ``wishes`` is children × ranks (``NONE`` for no wish), ``free`` the places of each facility; the places given
    are taken out of ``free``. Returns the facility of each row, or ``NONE``.
    """
    placed = np.full(len(wishes), NONE)
    for rank in range(wishes.shape[1]):
        asking = np.flatnonzero((placed == NONE) & (wishes[:, rank] != NONE))
        facility = wishes[asking, rank]
        is_in = rank_within(facility, priority[asking]) < free[facility]
        placed[asking[is_in]] = facility[is_in]
        free -= np.bincount(facility[is_in], minlength=len(free))
    return placed


def place_leftovers(home: Ints, wanted: int, free: Ints, area: Ints, chance: Chance) -> Ints:
    """Fill ``wanted`` of the places left, within the area first, then anywhere; ``home`` is the children's area."""
    placed = np.full(len(home), NONE)
    for same_area in (True, False):
        slots = np.repeat(np.arange(len(free)), np.maximum(free, 0))
        slots = slots[chance.order(len(slots))]
        asking = np.flatnonzero(placed == NONE)
        keys = (home[asking], area[slots]) if same_area else (home[asking] * 0, slots * 0)
        rows, chosen = _pairs(*keys)
        quota = max(0, wanted - int((placed != NONE).sum()))
        keep = np.sort(chance.order(len(rows))[:quota])
        placed[asking[rows[keep]]] = slots[chosen[keep]]
        free -= np.bincount(slots[chosen[keep]], minlength=len(free))
    return placed


def _pairs(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Positions that stand beside each other when equal keys of both sides are paired off in turn."""
    size = max(len(left), len(right), 1) + 1
    left_key = left * size + rank_within(left, np.arange(len(left)))
    right_key = right * size + rank_within(right, np.arange(len(right)))
    _, rows, chosen = np.intersect1d(left_key, right_key, assume_unique=True, return_indices=True)
    return rows, chosen
