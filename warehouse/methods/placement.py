"""Placement as tables: every market of a city solved by both methods, friction, proposals and fitting places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import polars as pl

from warehouse.methods.placement_fair import fair
from warehouse.methods.placement_market import NO_WISH, NONE, Market, Rules, market
from warehouse.methods.placement_most import most
from warehouse.methods.placement_reasons import km, shown, taken, told

KEYS = ["reference_date", "need_date", "age_group"]
METHODS = {"fair": fair, "most": most}
NEAREST = 3
FRICTION = pl.Schema({"reference_date": pl.Date, "need_date": pl.Date, "age_group": pl.String, "child_id": pl.String,
                      "is_placeable": pl.Boolean})  # fmt: skip
PLACED = pl.Schema({
    "reference_date": pl.Date, "need_date": pl.Date, "age_group": pl.String, "method": pl.String,
    "child_id": pl.String, "is_change": pl.Boolean, "is_placed": pl.Boolean, "facility_id": pl.String,
    "group_form": pl.String, "weekly_hours": pl.Int64, "free_from": pl.Date, "wish_rank": pl.Int64,
    "distance_km": pl.Float64, "criteria_points": pl.Int64, "rule": pl.String, "runner_up_child_id": pl.String,
    "second_facility_id": pl.String, "second_distance_km": pl.Float64, "passed_over": pl.Int64,
})  # fmt: skip
FITTING = pl.Schema({
    "reference_date": pl.Date, "need_date": pl.Date, "age_group": pl.String, "child_id": pl.String,
    "place_rank": pl.Int64, "facility_id": pl.String, "group_form": pl.String, "weekly_hours": pl.Int64,
    "distance_km": pl.Float64, "wish_rank": pl.Int64, "free": pl.Int64,
})  # fmt: skip
Key = tuple[date, date, str]


class City:
    """Children, wishes and groups of all need dates, handed out market by market.

    The frames are those of ``placement_market.market`` with reference_date, need_date and age_group before them.
    """

    def __init__(
        self,
        children: pl.DataFrame,
        wishes: pl.DataFrame,
        groups: pl.DataFrame,
        points: pl.DataFrame,
        rules: Rules,
    ) -> None:
        dates = ["reference_date", "need_date"]
        self._children = children.partition_by(KEYS, as_dict=True)
        self._wishes = wishes.partition_by(dates, as_dict=True)
        self._groups = groups.partition_by(KEYS, as_dict=True)
        self._none = wishes.clear(), groups.clear()
        self._points, self._rules = points, rules

    def markets(self, *, with_changes: bool) -> Iterator[tuple[Key, Market]]:
        """Yield every market in order; without the children who only wish to change, into free places alone."""
        for key in sorted(self._children):
            children = self._children[key]
            if not with_changes:
                children = children.filter(~pl.col("is_change"))
            wishes = self._wishes.get(key[:2], self._none[0])
            groups = self._groups.get(key, self._none[1])
            yield key, market(children, wishes, groups, self._points, self._rules)


def friction(city: City) -> pl.DataFrame:
    """Tell of each unserved child whether the best allocation into the free places has one for it (``FRICTION``).

    The city's number is the greatest flow; which children it is, and so the districts' numbers, says its cheapest
    solution, the first by pseudonym.
    """
    return _rows(
        FRICTION,
        (
            _keyed(
                key,
                found.children.select("child_id").with_columns(is_placeable=pl.Series(most(found) != NONE)),
            )
            for key, found in city.markets(with_changes=False)
        ),
    )


def placements(city: City) -> pl.DataFrame:
    """Place by both methods: one row per market, method and child, placed or not (``PLACED``)."""
    return _rows(
        PLACED,
        (
            _keyed(key, told(found, place(found)).with_columns(method=pl.lit(method)))
            for key, found in city.markets(with_changes=True)
            for method, place in METHODS.items()
        ),
    )


def fitting(city: City) -> pl.DataFrame:
    """The nearest free places that fit each unserved child, the best group of each facility (``FITTING``)."""
    return _rows(FITTING, (_keyed(key, _nearest(found)) for key, found in city.markets(with_changes=False)))


def _rows(schema: pl.Schema, parts: Iterator[pl.DataFrame]) -> pl.DataFrame:
    found = [part.select(pl.col(name).cast(kind) for name, kind in schema.items()) for part in parts]
    return pl.concat(found) if found else pl.DataFrame(schema=schema)


def _keyed(key: Key, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.lit(value).alias(name) for name, value in zip(KEYS, key, strict=True))


def _nearest(found: Market) -> pl.DataFrame:
    """The nearest facilities with a free place that fits, the wished ones among them marked with their rank."""
    options = found.all_options()
    options = options.of(found.capacity[options.group] > 0)
    groups = found.groups.select("facility_id", "group_form", "weekly_hours", "free")
    everywhere = np.arange(len(options))
    pairs = pl.concat(
        [
            pl.DataFrame({"child": options.owner, "rank": options.rank, "tenths": options.tenths, "group": options.group,
                          "wish_rank": shown(options.rank, everywhere, NO_WISH), "distance_km": km(options, everywhere)}),
            taken(groups, options.group),
        ],
        how="horizontal",
    )  # fmt: skip
    nearest = (
        pairs.sort("child", pl.col("tenths").replace(NONE, None), "rank", "group", nulls_last=True)
        .unique(["child", "facility_id"], keep="first", maintain_order=True)
        .with_columns(place_rank=pl.int_range(1, pl.len() + 1).over("child"))
        .filter(pl.col("place_rank") <= NEAREST)
    )
    ids = found.children.select("child_id", child=pl.col("child").cast(pl.Int64))
    return nearest.join(ids, "child", maintain_order="left")
