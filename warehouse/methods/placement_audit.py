"""The allocation as it was delivered: who was passed over, and which places stay idle though somebody waits for them.

Justified envy (Abdulkadiroğlu and Sönmez 2003): a waiting child would rather have a place that was given to a child
that comes after it by the criteria of that place. It is held against the decision only if the waiting child was on
the list when it was made and could have taken that very place: same facility and age group, hours that fit, and
under two years of age only if the child that got it is under two as well, for no list says which group it was.
A result of deferred acceptance has neither.
"""

from __future__ import annotations

import polars as pl

from warehouse.methods.placement_market import Rules

PLACE = ["reference_date", "facility_id", "age_group"]
FOUND = pl.Schema({
    "reference_date": pl.Date, "age_group": pl.String, "envy_pairs": pl.Int64, "envied_places": pl.Int64,
    "idle_places": pl.Int64, "allocated": pl.Int64,
})  # fmt: skip


def audit(waiting: pl.DataFrame, allocated: pl.DataFrame, groups: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Count per reference date and age group: envy_pairs, envied_places, idle_places, allocated (``FOUND``).

    ``waiting``: one row per wish of a child for a facility it would rather have than what it has: ``PLACE``, child_id,
    year_of_age, takes_minding, weekly_hours, points, birth_month, registered_on, wanted_start. ``allocated``: one row
    per place given: ``PLACE``, child_id, year_of_age, weekly_hours, points, birth_month, decided_on, starts_on.
    ``groups``: ``PLACE``, group_form, weekly_hours, youngest_age, oldest_age, is_minding, free.
    """
    envy = envied(waiting, allocated, rules)
    keys = ["reference_date", "age_group"]
    pairs = envy.group_by(keys).agg(
        envy_pairs=pl.len(), envied_places=pl.struct("facility_id", "holder_id").n_unique()
    )
    counted = allocated.group_by(keys).agg(allocated=pl.struct("facility_id", "child_id").n_unique())
    idle = _idle(waiting, groups, rules).group_by(keys).agg(idle_places=pl.col("idle").sum())
    everything = pl.concat([waiting.select(keys), allocated.select(keys)]).unique()
    for part in (pairs, counted, idle):
        everything = everything.join(part, keys, how="left")
    return everything.with_columns(pl.col(name).fill_null(0) for name in list(FOUND)[2:]).select(
        pl.col(name).cast(kind) for name, kind in FOUND.items()
    ).sort(keys)  # fmt: skip


def envied(waiting: pl.DataFrame, allocated: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Return the pairs of a waiting child and the holder of a place it should have had before it."""
    given = allocated.select(
        *PLACE, "decided_on", "starts_on", holder_id="child_id", holder_years="year_of_age", hours="weekly_hours",
        holder_points="points", holder_month="birth_month",
    )  # fmt: skip
    older = (pl.col("birth_month") < pl.col("holder_month")) | (
        (pl.col("birth_month") == pl.col("holder_month")) & (pl.col("child_id") < pl.col("holder_id"))
    )
    more = pl.col("points") > pl.col("holder_points")
    return waiting.join(given, PLACE).filter(
        pl.col("child_id") != pl.col("holder_id"),
        more | ((pl.col("points") == pl.col("holder_points")) & older),
        _hours_fit(rules),
        (pl.col("year_of_age") >= 2) | (pl.col("holder_years") < 2),
        pl.col("registered_on") <= pl.col("decided_on"),
        pl.col("wanted_start") <= pl.col("starts_on"),
    )


def _idle(waiting: pl.DataFrame, groups: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Places of each group that could go to somebody who asked for them: no more than ask."""
    offered = groups.filter(pl.col("free") > 0).select(
        *PLACE, "group_form", "youngest_age", "oldest_age", "is_minding", "free", hours="weekly_hours"
    )
    fitting = waiting.join(offered, PLACE).filter(
        pl.col("year_of_age").is_between(pl.col("youngest_age"), pl.col("oldest_age")),
        pl.col("takes_minding") | ~pl.col("is_minding"),
        _hours_fit(rules),
    )
    asked = fitting.group_by(*PLACE, "group_form", "hours").agg(
        pl.col("free").first(), asking=pl.col("child_id").n_unique()
    )
    return asked.with_columns(idle=pl.min_horizontal(pl.col("free"), "asking"))


def _hours_fit(rules: Rules) -> pl.Expr:
    more = pl.col("hours") - pl.col("weekly_hours")
    return more.is_between(-rules.hours_less, rules.hours_more).fill_null(value=True)
