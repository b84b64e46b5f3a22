"""Why this child, why this place, and what came second.

The rule that decided is one of ``RULES``: nobody else would rather have had the place (``unasked``); criteria
``points``; the older month of birth (``age``); the ``pseudonym`` among equals; or somebody who comes before was passed
over so that more children get a place (``most_places``). The runner-up is the first of those who would rather have
had the place than what they got. What came second for the child is the next facility on its list.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from warehouse.methods.placement_fair import Passed, current, passed_over
from warehouse.methods.placement_market import KM_UNITS, NO_WISH, NONE, Flags, Ints, Market, Options

RULES = ("unasked", "points", "age", "pseudonym", "most_places")


def told(market: Market, placed: Ints) -> pl.DataFrame:
    """Return every child of a market with what it got; ``passed_over`` counts the places others got before it."""
    options = market.all_options()
    is_placed = (placed != NONE) & (placed != market.seat)
    rows = np.where(is_placed, current(market, options, placed), NONE)
    passed = passed_over(market, placed)
    runner_up, rule = _runner_up(market, options, rows, passed)
    second = _second(market, options, rows)
    got, other = (_at(options.group, chosen) for chosen in (rows, second))
    groups = market.groups.select("facility_id", "group_form", "weekly_hours", "free_from")
    columns = pl.DataFrame(
        {
            "child_id": market.children["child_id"],
            "is_change": market.moves,
            "is_placed": is_placed,
            "wish_rank": shown(options.rank, rows, NO_WISH),
            "distance_km": km(options, rows),
            "criteria_points": shown(options.points, rows),
            "rule": pl.Series(RULES).gather(np.where(is_placed, rule, 0)).zip_with(
                pl.Series(is_placed), pl.Series([None], dtype=pl.String)
            ),
            "runner_up_child_id": taken(market.children.select("child_id"), runner_up)["child_id"],
            "second_distance_km": km(options, second),
            "passed_over": np.bincount(passed.options.owner[passed.is_envy], minlength=market.size[0]),
        }
    )  # fmt: skip
    return pl.concat(
        [columns, taken(groups, got), taken(groups.select(second_facility_id="facility_id"), other)],
        how="horizontal",
    )


def _runner_up(market: Market, options: Options, rows: Ints, passed: Passed) -> tuple[Ints, Ints]:
    """The first child that would rather have had each child's place, and the position of the rule in ``RULES``."""
    wanted = passed.options
    priority = market.priority(wanted.owner, wanted.points)
    first = np.full(market.size[1], NONE)
    last_wins = np.argsort(-priority, kind="stable")
    first[wanted.group[last_wins]] = last_wins
    pair = np.where(rows == NONE, NONE, _at(first, _at(options.group, rows)))
    who = _at(wanted.owner, pair)
    mine = np.flatnonzero(pair != NONE)
    own, other = rows[mine], pair[mine]
    is_before = priority[other] < market.priority(mine, options.points[own])
    has_points = options.points[own] != wanted.points[other]
    is_older = market.month[mine] != market.month[who[mine]]
    rule = np.zeros(len(rows), dtype=np.int64)
    rule[mine] = np.select([is_before, has_points, is_older], [4, 1, 2], default=3)
    return who, rule


def _second(market: Market, options: Options, rows: Ints) -> Ints:
    """The option after each child's own at another facility, its present place aside."""
    facility = market.groups["facility_id"].rank("dense").to_numpy().astype(np.int64)
    own = rows[options.owner]
    is_after = (own != NONE) & (np.arange(len(own)) > own) & (options.group != market.seat[options.owner])
    if is_after.any():
        is_after &= facility[options.group] != facility[options.group[own]]
    after = np.flatnonzero(is_after)
    second = np.full(len(rows), NONE)
    owner, begin = np.unique(options.owner[after], return_index=True)
    second[owner] = after[begin]
    return second


def _at(values: Ints, rows: Ints) -> Ints:
    """Values at some rows, ``NONE`` where there is no row."""
    found = np.full(len(rows), NONE)
    is_row = rows != NONE
    found[is_row] = values[rows[is_row]]
    return found


def shown(values: Ints, rows: Ints, hidden: int = NONE) -> pl.Series:
    """Values at some rows as a column; null where there is no row or the value only stands for nothing."""
    found = _at(values, rows)
    return _nulled(pl.Series(found), (rows != NONE) & (found != hidden))


def km(options: Options, rows: Ints) -> pl.Series:
    """Kilometres of some options as a column; null where unknown."""
    tenths = _at(options.tenths, rows)
    return _nulled(pl.Series(tenths / KM_UNITS), tenths != NONE)


def _nulled(values: pl.Series, is_known: Flags) -> pl.Series:
    return values.zip_with(pl.Series(is_known), pl.Series([None], dtype=values.dtype))


def taken(frame: pl.DataFrame, rows: Ints) -> pl.DataFrame:
    """Rows of a frame by number, all null where there is none."""
    number = pl.Series(rows).replace(NONE, None).cast(pl.UInt32)
    return frame.select(pl.all().gather(number)) if frame.height else frame.clear(len(rows))
