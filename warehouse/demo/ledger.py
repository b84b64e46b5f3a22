"""What the care simulation writes down: applications of children and spells of care, one array per field."""

from __future__ import annotations

import numpy as np

from warehouse.demo.chance import Ints
from warehouse.demo.matching import NONE

RANKS = 12
NEED, CHANGE, WITHDRAWN, OUTSIDER = range(4)


class Ledger:
    """Growing columns of whole numbers; rows are added in blocks and known by their position."""

    def __init__(self, **defaults: int) -> None:
        self.defaults = defaults
        self.size = 0
        self._columns = {name: np.full(1024, value, dtype=np.int64) for name, value in defaults.items()}

    def __getitem__(self, name: str) -> Ints:
        """The column so far; writing into it changes the ledger."""
        return self._columns[name][: self.size]

    def add(self, count: int, **values: Ints | int) -> Ints:
        """Append rows, the unnamed columns at their default, and return their positions."""
        rows = np.arange(self.size, self.size + count)
        self.size += count
        for name, default in self.defaults.items():
            column = self._columns[name]
            if self.size > len(column):
                column = np.concatenate([column, np.full(self.size, default, dtype=np.int64)])
                self._columns[name] = column
            column[rows] = values.get(name, default)
        return rows


def applications() -> Ledger:
    """One row per application of one child: when, for when, with which fate."""
    never = 10**6
    return Ledger(child=NONE, year=0, kind=NEED, registered_on=0, wanted_start=0, wants_places=1, placed=NONE,
                  offered_on=never, accepted_on=never, signed_on=never, start_on=never, closed_on=never, spell=NONE,
                  **{f"wish_{rank}": NONE for rank in range(RANKS)})  # fmt: skip


def spells() -> Ledger:
    """One row per contract: who, where, from when to when, signed when; a second place at once is marked."""
    return Ledger(child=NONE, facility=NONE, start_on=0, end_on=10**6, signed_on=0, is_double=0)
