"""Repeatable chance: whole-number draws only, so that one seed gives the same city on every platform.

Normal, binomial and other drawn distributions go through the platform's mathematics library; whole numbers
from PCG64 do not.
"""

from __future__ import annotations

import zlib

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Chance:
    """A stream of draws of its own for each named part, so that one part's changes leave the others alone."""

    def __init__(self, seed: int, part: str) -> None:
        entropy = np.random.SeedSequence([seed, zlib.crc32(part.encode())])
        self._bits = np.random.Generator(np.random.PCG64(entropy))

    def between(self, low: int | Ints, high: int | Ints, size: int) -> Ints:
        """Whole numbers from ``low`` to ``high``, both included; bounds may differ per draw."""
        return self._bits.integers(low, np.maximum(low, high), size, dtype=np.int64, endpoint=True)

    def happens(self, per_thousand: int | Ints, size: int) -> Flags:
        """True with the given chance out of a thousand."""
        return self._bits.integers(0, 1000, size, dtype=np.int64) < per_thousand

    def pick(self, weights: Ints | tuple[int, ...], size: int) -> Ints:
        """Positions drawn with whole-number weights."""
        upper = np.cumsum(np.asarray(weights, dtype=np.int64))
        return np.searchsorted(upper, self._bits.integers(0, upper[-1], size, dtype=np.int64), side="right")

    def pick_each(self, weights: Ints) -> Ints:
        """One position per row of a matrix of whole-number weights."""
        upper = np.cumsum(weights, axis=1)
        drawn = self.between(0, upper[:, -1] - 1, len(weights))
        return (upper <= drawn[:, None]).sum(axis=1)

    def order(self, size: int) -> Ints:
        """The numbers below ``size`` in drawn order."""
        return np.argsort(self._bits.integers(0, 2**62, size, dtype=np.int64), kind="stable")


def scaled(count: int, scale: float, least: int = 1) -> int:
    """A count of the full city at another scale, rounded half up."""
    return max(least, int(count * scale + 0.5))


def split(total: int, weights: Ints) -> Ints:
    """Whole parts of ``total`` in proportion to the weights, adding up exactly (largest remainder)."""
    weights = np.asarray(weights, dtype=np.int64)
    parts, rest = np.divmod(total * weights, max(1, int(weights.sum())))
    parts[np.argsort(-rest, kind="stable")[: total - int(parts.sum())]] += 1
    return parts


def rank_within(keys: Ints, priority: Ints) -> Ints:
    """Position of each row among the rows of the same key, lowest priority number first."""
    order = np.lexsort((priority, keys))
    ordered = keys[order]
    starts = np.searchsorted(ordered, ordered, side="left")
    ranks = np.empty(len(keys), dtype=np.int64)
    ranks[order] = np.arange(len(keys)) - starts
    return ranks
