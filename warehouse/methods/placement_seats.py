"""In which group a child sits: no contract says so, so it is assigned, and what is left of each group is free.

Per facility and age group the children take the groups' places in turn: first those for whom the fewest forms are
open (under two only form II), each as near its hours as there is room, two-year-olds in form I before form II and
older children in form III before form I, so that places for the youngest stay free as long as they can. Who finds
no group of its age takes what is left; who finds none at all has no seat: there the facility is over its places.
Free places of the groups of a facility and age group add up to its available places less its children.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import polars as pl

UNIT = ["reference_date", "need_date", "facility_id", "age_group"]
CLASS = [*UNIT, "years", "weekly_hours"]
NO_TURN = -1
FORM_TAKEN_LATER = {"II": 1, "I": 2}  # III and child minding first


def seats(places: pl.DataFrame, holders: pl.DataFrame) -> pl.DataFrame:
    """Give each holder of a place its group: ``group_id``, null where there is no room.

    ``places``: ``UNIT``, group_id, group_form, weekly_hours, youngest_age, oldest_age, available_places. ``holders``: ``UNIT``,
    child_id, year_of_age, weekly_hours, each child once per facility.
    """
    groups = places.select(
        *UNIT, "group_id", "group_form", "youngest_age", "oldest_age", group_hours="weekly_hours", room="available_places"
    ).sort(*UNIT, "group_form", "group_hours", nulls_last=True).with_row_index("group")  # fmt: skip
    years = pl.col("year_of_age").clip(1, 3)
    numbered = holders.sort(*UNIT, "child_id").with_columns(years=years).with_columns(
        number=pl.int_range(pl.len()).over(CLASS)
    )  # fmt: skip
    classes = numbered.group_by(CLASS, maintain_order=True).agg(many=pl.len()).with_row_index("class")
    taken = _taken(classes, groups)
    slots = taken.select("class", "group", room=pl.col("taken")).filter(pl.col("room") > 0)
    slots = slots.select(pl.all().repeat_by("room").explode(empty_as_null=True)).drop("room")
    slots = slots.with_columns(number=pl.int_range(pl.len()).over("class"))
    seated = slots.join(groups.select("group", "group_id"), "group")
    return (
        numbered.join(classes.select(*CLASS, "class"), CLASS, nulls_equal=True)
        .join(seated, ["class", "number"], how="left")
        .select(*UNIT, "child_id", "group_id")
        .sort(*UNIT, "child_id")
    )


def _taken(classes: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """How many of each class sit in each group, all facilities at once, one pair of a facility after the other."""
    pairs = classes.join(groups, UNIT).with_columns(
        misfit=~pl.col("years").clip(1, 3).is_between(pl.col("youngest_age").clip(1), pl.col("oldest_age")),
        gap=(pl.col("group_hours") - pl.col("weekly_hours")).abs().fill_null(0),
        form=pl.col("group_form").replace_strict(FORM_TAKEN_LATER, default=0, return_dtype=pl.Int64),
    )
    pairs = pairs.with_columns(
        form=pl.when(pl.col("years") < 3).then(-pl.col("form")).otherwise("form")  # I before II, III before I
    )
    order = ["misfit", "years", "gap", "form", "class", "group"]
    pairs = pairs.sort(*UNIT, *order).with_columns(turn=pl.int_range(pl.len()).over(UNIT)).sort("turn", *UNIT)
    waiting = classes["many"].to_numpy().astype(np.int64)
    room = groups["room"].to_numpy().astype(np.int64)
    class_of, group_of = (pairs[name].to_numpy().astype(np.int64) for name in ("class", "group"))
    taken = np.zeros(len(class_of), dtype=np.int64)
    turns = np.flatnonzero(np.diff(pairs["turn"].to_numpy(), prepend=NO_TURN))
    for begin, end in pairwise([*turns.tolist(), len(taken)]):
        who, where = class_of[begin:end], group_of[begin:end]
        taken[begin:end] = np.minimum(waiting[who], room[where])
        waiting[who] -= taken[begin:end]
        room[where] -= taken[begin:end]
    return pairs.select("class", "group").with_columns(taken=pl.Series(taken, dtype=pl.Int64))
