"""One child, one identity: which forms, of whatever account, provider or contract, are about the same child.

The unit is the child as one account has it: six wishes of one account are one unit. Pairs of units are scored
(``linkage_model``), judged (``linkage_rules``) and joined to children here. What earlier runs found stays: only
pairs with a new unit are scored, and what used to be two children is never joined by a machine afterwards.

People's decisions come last and can be taken back: they are applied to what the machine found, which is kept apart.

Sources: Fellegi and Sunter, JASA 64 (1969); Christen, Data Matching (2012), chapters 4 to 7.
"""

from __future__ import annotations

import polars as pl

from warehouse.methods import linkage_model, linkage_rules
from warehouse.methods.linkage_rules import Parameters
from warehouse.methods.linkage_tables import PAIRS


def link_pairs(units: pl.DataFrame, remembered: pl.DataFrame, parameters: Parameters) -> pl.DataFrame:
    """Return all pairs worth telling: the remembered ones as they were, and those of new units.

    Args:
        units: one row per unit as in ``UNITS``; ``is_known`` marks those of earlier runs, whose names may be gone.
        remembered: the pairs of earlier runs as in ``PAIRS``.
        parameters: thresholds and tolerances.

    Returns:
        One row per pair as in ``PAIRS``, ``unit_a`` before ``unit_b``: band ``same`` (joined), or ``review``, with
        the reason in ``kept_apart`` where a rule and not the probability put it there.
    """
    present = remembered.join(units.select(unit_a="unit"), on="unit_a", how="semi")
    present = present.join(units.select(unit_b="unit"), on="unit_b", how="semi")
    named = units.filter(pl.any_horizontal(pl.col("first_name", "last_name").is_not_null()))
    new = units.filter(~pl.col("is_known"))
    if new.is_empty() or named.height < 2:
        return present.sort("unit_a", "unit_b")
    compared = linkage_model.keys(named)
    found = linkage_model.scored(compared, parameters.review_from)
    is_new = pl.col("unit_a").is_in(new["unit"].implode()) | pl.col("unit_b").is_in(new["unit"].implode())
    judged = linkage_rules.judged(found.filter(is_new), units, compared, parameters)
    joined = _joined(units, compared, present, judged, parameters)
    return pl.concat([present, joined]).sort("unit_a", "unit_b")


def children(units: pl.DataFrame, pairs: pl.DataFrame, decisions: pl.DataFrame) -> pl.DataFrame:
    """Return each unit's child, named after the child's first unit by ``rank``: columns unit, child.

    A decision ``different`` parts two units whatever else joins them, ``same`` joins them whatever kept them apart.
    """
    ranks = dict(units.select("unit", "rank").iter_rows())
    apart = {
        pair for *pair, said in _known(decisions, ranks) if said == "different" for pair in [frozenset(pair)]
    }
    wanted = [(one, two) for one, two, said in _known(decisions, ranks) if said == "same"]
    found = pairs.filter(band="same").sort(
        pl.col("probability"), "unit_a", "unit_b", descending=[True, False, False]
    )
    links = [pair for pair in found.select("unit_a", "unit_b").iter_rows() if frozenset(pair) not in apart]
    groups = _Groups(ranks)
    for one, two in [*wanted, *links]:
        members = ((a, b) for a in groups.members(one) for b in groups.members(two))
        if not any(frozenset(pair) in apart for pair in members):
            groups.join(one, two)
    named = {unit: groups.first(unit) for unit in ranks}
    return pl.DataFrame(
        {"unit": list(named), "child": list(named.values())}, schema={"unit": pl.String, "child": pl.String}
    )


def _known(decisions: pl.DataFrame, ranks: dict[str, int]) -> list[tuple[str, str, str]]:
    rows = decisions.select("unit_a", "unit_b", "decision").sort("unit_a", "unit_b").iter_rows()
    return [row for row in rows if row[0] in ranks and row[1] in ranks and row[0] != row[1]]


def _joined(
    units: pl.DataFrame,
    compared: pl.DataFrame,
    remembered: pl.DataFrame,
    judged: pl.DataFrame,
    parameters: Parameters,
) -> pl.DataFrame:
    """Join the new pairs of band ``same``, the likeliest first; what a rule forbids goes to review with its reason."""
    groups = _Groups(dict(units.select("unit", "rank").iter_rows()))
    earlier = set(units.filter("is_known")["unit"])
    for one, two in remembered.filter(band="same").select("unit_a", "unit_b").iter_rows():
        groups.join(one, two)
    traits = linkage_rules.traits(compared, units) if parameters.of_children else {}
    order = judged.sort("probability", "unit_a", "unit_b", descending=[True, False, False])
    reasons: dict[tuple[str, str], str] = {}
    for one, two in order.filter(band="same").select("unit_a", "unit_b").iter_rows():
        if groups.are_together(one, two):
            continue
        left, right = groups.members(one), groups.members(two)
        reason = linkage_rules.obstacle(left, right, traits, earlier)
        if reason:
            reasons[one, two] = reason
        else:
            groups.join(one, two)
    return _with_outcome(judged, groups, reasons)


def _with_outcome(judged: pl.DataFrame, groups: _Groups, reasons: dict[tuple[str, str], str]) -> pl.DataFrame:
    """Let each pair's band say what became of it: joined at last, by whatever way, or to be looked at."""
    rows = list(judged.select("unit_a", "unit_b").iter_rows())
    together = pl.Series([groups.are_together(*pair) for pair in rows], dtype=pl.Boolean)
    refused = pl.Series([reasons.get(pair) for pair in rows], dtype=pl.String)
    kept_apart = pl.coalesce(refused, "kept_apart")
    return judged.with_columns(
        band=pl.when(together).then(pl.lit("same")).otherwise(pl.lit("review")),
        kept_apart=pl.when(together).then(None).otherwise(kept_apart),
    ).select(list(PAIRS))


class _Groups:
    """Units that belong together; a group is named after its member of the lowest rank."""

    def __init__(self, ranks: dict[str, int]) -> None:
        self.ranks = ranks
        self.groups: dict[str, list[str]] = {}

    def members(self, unit: str) -> list[str]:
        return self.groups.get(unit) or [unit]

    def are_together(self, one: str, two: str) -> bool:
        return two in self.members(one)

    def join(self, one: str, two: str) -> None:
        if self.are_together(one, two):
            return
        merged = self.members(one) + self.members(two)
        self.groups.update(dict.fromkeys(merged, merged))

    def first(self, unit: str) -> str:
        return min(self.members(unit), key=lambda member: (self.ranks[member], member))
