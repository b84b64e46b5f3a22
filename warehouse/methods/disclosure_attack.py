"""The attacker: what a reader of published numbers can prove about the counts behind them.

He knows an interval for every count (from how it was rounded or why it is hidden) and every equation between counts.
The narrowest interval he can prove for a count, or for one count less another, is the least and the greatest value
in a linear programme (Fischetti and Salazar-González, Management Science 47(7), 2001: the attacker's subproblems).
Blocks share no count, so one programme answers one question per block at a time.
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from warehouse.methods.solver import Solver

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
NONE = -1
UNKNOWN = (
    1e6  # "no upper end": more than any count of children here; a programme without an end has no answer
)


class Contradiction(Exception):
    """No counts fit all that is known: what was published or assumed contradicts itself."""


@dataclass(frozen=True)
class Known:
    """What the reader knows of n counts: ``low`` and ``high`` (at most UNKNOWN) of each, and m equations over them.

    An equation is a row of coefficients: entry k says that count ``count[k]`` stands in equation ``equation[k]`` with
    ``coefficient[k]``; its sum lies between ``least`` and ``most`` of the equation.
    """

    low: Floats
    high: Floats
    equation: Ints
    count: Ints
    coefficient: Floats
    least: Floats
    most: Floats


@dataclass(frozen=True)
class Questions:
    """What he asks: count ``plus[k]``, less count ``minus[k]`` unless that is NONE, both of block ``block[k]``."""

    plus: Ints
    minus: Ints
    block: Ints


def proven(known: Known, questions: Questions) -> tuple[Floats, Floats]:
    """Return the narrowest interval that can be proven for each question: its lower and its upper end.

    Raises:
        Contradiction: no counts fit what is known.
    """
    low, high = np.zeros(len(questions.plus)), np.zeros(len(questions.plus))
    if len(low) == 0:
        return low, high
    solver = _programme(known)
    turn = _turn_in_block(questions.block)
    for number in range(int(turn.max()) + 1):
        asked = np.flatnonzero(turn == number)
        low[asked] = _least(solver, known, questions, asked, 1.0)
        high[asked] = -_least(solver, known, questions, asked, -1.0)
    return low, high


def _programme(known: Known) -> Solver:
    solver = Solver()
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(known.low), len(known.least)
    programme.col_cost_ = np.zeros(len(known.low))
    programme.col_lower_, programme.col_upper_ = known.low, known.high
    programme.row_lower_, programme.row_upper_ = known.least, known.most
    order = np.lexsort((known.equation, known.count))
    matrix = programme.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kColwise
    matrix.start_ = np.searchsorted(known.count[order], np.arange(len(known.low) + 1))
    matrix.index_ = known.equation[order]
    matrix.value_ = known.coefficient[order]
    solver.passModel(programme)
    return solver


def _turn_in_block(block: Ints) -> Ints:
    """Number the questions of each block from 0, so that each turn asks every block one of them."""
    order = np.argsort(block, kind="stable")
    placed = block[order]
    first = np.searchsorted(placed, placed)
    turn = np.empty(len(block), dtype=np.int64)
    turn[order] = np.arange(len(block)) - first
    return turn


def _least(solver: Solver, known: Known, questions: Questions, asked: Ints, sign: float) -> Floats:
    """Return the least value of ``sign`` times each question asked; one per block, so their sum is least when each is."""
    cost = np.zeros(len(known.low))
    plus, minus = questions.plus[asked], questions.minus[asked]
    has_minus = minus != NONE
    cost[plus] += sign
    cost[minus[has_minus]] -= sign
    solver.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise Contradiction(solver.modelStatusToString(solver.getModelStatus()))
    values = np.array(solver.getSolution().col_value)
    return sign * (values[plus] - np.where(has_minus, values[minus], 0.0))
