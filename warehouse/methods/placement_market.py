"""Who may get which free place: the market that all placement methods share.

One market is one age group on one need date. A *group* is the places of one facility in one group form with the
same weekly hours; it takes children by the ages of its form (KiBiz § 33 with its annex: form I from two years to
school, II under three, III from three; child minding under three). A child may get a place where age, start and
hours fit and which it wished for, at whatever distance, or which lies within the greatest distance of its home.
Its own wishes come first, by rank; then the nearest place. A place goes by criteria points, then to the older child
by month of birth, then by pseudonym: nothing depends on the day of birth.

A child that has a place and wishes for another is in the market with its wishes alone, and its present place is the
last on its list; the place counts as one more of its group, so that moving on leaves it to others. Where the present
facility holds more children than places it frees nothing.

What a child wants without having wished for it depends on its home, age and hours alone. Children who agree in these
are of one *kind* and share one list: without that, ten thousand children have a million pairs to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from warehouse.methods.distances import straight_km

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NONE = -1
KM_UNITS = 10  # distances are compared in tenths of a kilometre, as they are shown
RANK_STEP = 1_000  # no distance outweighs a wish: 100 km
NO_WISH = 13  # the contract's ranks end at twelve; what was not wished for comes after them all
DEAREST = (NO_WISH + 1) * RANK_STEP
UNKNOWN_KM = RANK_STEP - 1
BITS = 20  # of a group in a preference, of a birth month or child in a priority
MOST_POINTS = 1 << 20
KIND = ["district_id", "year_of_age", "weekly_hours", "takes_minding", "start", "not_again"]


@dataclass(frozen=True)
class Rules:
    """The parameters of the seed ``placement_rules``: distance, detours, hours and start."""

    most_km: float
    detour: float
    hours_more: int
    hours_less: int
    days_later: int

    @classmethod
    def of(cls, rows: pl.DataFrame) -> Rules:
        """Read the rules from a table of ``rule`` and ``value``."""
        value = dict(rows.select("rule", pl.col("value").cast(pl.Float64)).rows())
        return cls(
            most_km=value["greatest_distance"],
            detour=value["detour_factor"],
            hours_more=int(value["more_hours"]),
            hours_less=int(value["fewer_hours"]),
            days_later=int(value["later_start"]),
        )


@dataclass(frozen=True)
class Options:
    """Pairs of an owner (a child or a kind) and a group, each owner's in the order of its preference.

    ``order`` is the preference (less is better), unique per owner; ``cost`` wish rank, then distance, in tenths
    of a kilometre; ``tenths`` the distance or ``NONE``; ``points`` what the pair's criteria are worth.
    """

    owner: Ints
    group: Ints
    rank: Ints
    tenths: Ints
    points: Ints
    cost: Ints
    order: Ints

    def __len__(self) -> int:
        return len(self.owner)

    def of(self, rows: Ints | Flags) -> Options:
        """Return some of the pairs."""
        parts = (self.owner, self.group, self.rank, self.tenths, self.points, self.cost, self.order)
        return Options(*(part[rows] for part in parts))

    def starts(self, owners: int) -> Ints:
        """Where each owner's pairs begin, with the end as last entry."""
        return np.searchsorted(self.owner, np.arange(owners + 1))


@dataclass(frozen=True)
class Market:
    """Children and groups in the order of pseudonyms and names, and who may get what.

    ``capacity``: free places and those of children who wish to change. ``month``: months of birth, counted.
    ``kind``: whose list a child shares, ``NONE`` for those who only wish to change. ``moves``: has a place;
    ``seat``: the group of that place where leaving it frees it, else ``NONE``.
    """

    children: pl.DataFrame
    groups: pl.DataFrame
    capacity: Ints
    month: Ints
    points: Ints
    kind: Ints
    kinds: int
    moves: Flags
    seat: Ints
    wished: Options
    near: Options

    @property
    def size(self) -> tuple[int, int]:
        """Number of children and of groups."""
        return self.children.height, self.groups.height

    def all_options(self) -> Options:
        """Return every pair of a child and a group, wished for or not, and the present seats; by child."""
        starts = self.near.starts(self.kinds)
        has_kind = np.flatnonzero(self.kind != NONE)
        begin = starts[self.kind[has_kind]]
        length = starts[self.kind[has_kind] + 1] - begin
        shift = np.repeat(begin - np.concatenate([[0], np.cumsum(length)[:-1]]), length)
        spread = self.near.of(np.arange(length.sum()) + shift)
        owner = np.repeat(has_kind, length)
        near = Options(
            owner, spread.group, spread.rank, spread.tenths, self.points[owner], spread.cost, spread.order
        )
        return _sorted(_joined([self.wished, near, self._seats()]))

    def own_options(self) -> Options:
        """Return each child's own wishes, and the present seat of those who wish to change."""
        return _sorted(_joined([self.wished, self._seats()]))

    def _seats(self) -> Options:
        held = np.flatnonzero(self.seat != NONE)
        rank = np.full(len(held), NO_WISH)
        cost = np.full(len(held), DEAREST - 1)
        points = np.full(len(held), MOST_POINTS - 1)
        nothing = np.full(len(held), NONE)
        return Options(held, self.seat[held], rank, nothing, points, cost, cost << BITS | self.seat[held])

    def priority(self, child: Ints, points: Ints) -> Ints:
        """Who goes first where both want a place (less is first): points, month of birth, pseudonym."""
        return (MOST_POINTS - points) << (2 * BITS) | self.month[child] << BITS | child


def market(
    children: pl.DataFrame, wishes: pl.DataFrame, groups: pl.DataFrame, points: pl.DataFrame, rules: Rules
) -> Market:
    """Build the market of one age group on one need date.

    ``children``: child_id, district_id, birth_month, year_of_age, takes_minding, weekly_hours (null: any),
    wanted_start, need_date, points (without a wish), is_change, seat_facility_id, seat_group_id (null: leaving frees
    nothing). ``wishes``: child_id, facility_id, wish_rank (null: last), weekly_hours, points, is_live; a wish
    that has ended keeps its facility from being proposed again. ``groups``: facility_id, group_id, group_form, weekly_hours
    (null: any), youngest_age, oldest_age, is_minding, free, free_from, district_id, latitude, longitude (null: the
    district's). ``points``: district_id, latitude, longitude.
    """
    groups = _in_question(groups, children)
    children = _with_seats(children.sort("child_id").with_row_index("child"), groups)
    children = children.with_columns(start=pl.max_horizontal("wanted_start", "need_date"))
    ended = wishes.group_by("child_id", "facility_id").agg(pl.col("is_live").any()).filter(~pl.col("is_live"))
    not_again = (
        ended.sort("facility_id").group_by("child_id", maintain_order=True).agg(not_again="facility_id")
    )
    children = children.join(not_again, "child_id", how="left", maintain_order="left")
    homes = points.select("district_id", home_lat="latitude", home_lon="longitude")
    placed = _located(groups, points)
    kinds = (
        children.filter(~pl.col("is_change")).select(KIND).unique(maintain_order=True).with_row_index("owner")
    )
    kind = children.join(kinds, KIND, how="left", nulls_equal=True, maintain_order="left")["owner"]
    seat = children["seat"].fill_null(NONE).to_numpy().astype(np.int64)
    capacity = groups["free"].to_numpy().astype(np.int64) + np.bincount(
        seat[seat != NONE], minlength=len(groups)
    )
    months = children["birth_month"].dt.year() * 12 + children["birth_month"].dt.month()
    return Market(
        children=children,
        groups=groups,
        capacity=capacity,
        month=months.to_numpy().astype(np.int64),
        points=children["points"].to_numpy().astype(np.int64),
        kind=kind.set(children["is_change"], None).fill_null(NONE).to_numpy().astype(np.int64),
        kinds=kinds.height,
        moves=children["is_change"].to_numpy(),
        seat=seat,
        wished=_wished(children, wishes, placed, homes, rules),
        near=_near(kinds, placed, homes, rules),
    )


def _in_question(groups: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
    """Groups that have a free place or may get one because a child that sits there wishes to change, numbered."""
    may_leave = children.filter("is_change")["seat_facility_id"].unique()
    offered = groups.filter((pl.col("free") > 0) | pl.col("facility_id").is_in(may_leave.implode()))
    in_order = offered.sort("facility_id", "group_id")
    return in_order.with_row_index("group").with_columns(pl.col("group").cast(pl.Int64))


def _with_seats(children: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """The group that each child's moving on would leave a place in, by number."""
    seats = groups.select("group_id", seat_facility_id="facility_id", seat="group")
    held = children.join(
        seats, left_on=["seat_facility_id", "seat_group_id"], right_on=["seat_facility_id", "group_id"], how="left",
        maintain_order="left",
    )  # fmt: skip
    return held.with_columns(pl.col("child").cast(pl.Int64), seat=pl.when("is_change").then("seat"))


def _located(groups: pl.DataFrame, points: pl.DataFrame) -> pl.DataFrame:
    """Groups at their own coordinates, else in the middle of their district."""
    middle = points.select("district_id", middle_lat="latitude", middle_lon="longitude")
    is_known = pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null()
    return groups.join(middle, "district_id", how="left", maintain_order="left").select(
        "group", "facility_id", "youngest_age", "oldest_age", "is_minding", "free_from",
        hours=pl.col("weekly_hours").cast(pl.Int64),
        place_district="district_id",
        place_lat=pl.when(is_known).then("latitude").otherwise("middle_lat"),
        place_lon=pl.when(is_known).then("longitude").otherwise("middle_lon"),
    )  # fmt: skip


def _wished(
    children: pl.DataFrame, wishes: pl.DataFrame, groups: pl.DataFrame, homes: pl.DataFrame, rules: Rules
) -> Options:
    """Each child's own live wishes that fit, but its present seat; of two for one facility the better rank."""
    asked = children.select(
        "child", "child_id", "district_id", "year_of_age", "takes_minding", "start", "seat",
        child_hours="weekly_hours", child_points="points", owner="child",
    )  # fmt: skip
    live = wishes.filter("is_live").select(
        "child_id", "facility_id", "points", wished_hours=pl.col("weekly_hours"),
        rank=pl.col("wish_rank").fill_null(NO_WISH - 1).clip(1, NO_WISH - 1),
    )  # fmt: skip
    pairs = asked.join(live, "child_id").join(groups, "facility_id")
    pairs = pairs.with_columns(
        weekly_hours=pl.coalesce("wished_hours", "child_hours"),
        points=pl.max_horizontal("points", "child_points"),  # asking for a place never speaks against a child
    )
    pairs = pairs.filter(_fits(rules) & pl.col("seat").ne_missing(pl.col("group")))
    pairs = pairs.sort("rank", "points", descending=[False, True]).unique(["owner", "group"], keep="first")
    return _options(_with_distance(pairs, homes, rules))


def _near(kinds: pl.DataFrame, groups: pl.DataFrame, homes: pl.DataFrame, rules: Rules) -> Options:
    """Each kind's groups that fit and lie near enough; where no coordinates are known, those of the own district."""
    pairs = kinds.join(groups, how="cross").filter(_fits(rules))
    pairs = _with_distance(pairs, homes, rules).with_columns(rank=pl.lit(NO_WISH), points=pl.lit(0))
    most = round(rules.most_km * KM_UNITS)
    again = pl.col("not_again").list.contains(pl.col("facility_id")).fill_null(value=False)
    return _options(pairs.filter(pl.col("tenths") <= most).filter(~again))


def _fits(rules: Rules) -> pl.Expr:
    """Age, kind of care, hours and start; hours nobody named fit any."""
    more = pl.col("hours") - pl.col("weekly_hours")
    return (
        pl.col("year_of_age").is_between(pl.col("youngest_age"), pl.col("oldest_age"))
        & (pl.col("takes_minding") | ~pl.col("is_minding"))
        & more.is_between(-rules.hours_less, rules.hours_more).fill_null(value=True)
        & (pl.col("free_from") <= pl.col("start") + pl.duration(days=rules.days_later))
    )


def _with_distance(pairs: pl.DataFrame, homes: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Tenths of a kilometre from the middle of the home district: straight line × detour factor."""
    joined = pairs.join(homes, "district_id", how="left", maintain_order="left")
    km = straight_km(
        *(joined[name].to_numpy() for name in ("home_lat", "home_lon", "place_lat", "place_lon"))
    )
    tenths = pl.Series("km", km * rules.detour * KM_UNITS).fill_nan(None).round(0).cast(pl.Int64)
    at_home = pl.when(pl.col("district_id") == pl.col("place_district")).then(0)
    return joined.with_columns(tenths=pl.coalesce(tenths, at_home))


def _options(pairs: pl.DataFrame) -> Options:
    named = [pairs[name].cast(pl.Int64) for name in ("owner", "group", "rank")]
    owner, group, rank = (column.to_numpy() for column in named)
    tenths = pairs["tenths"].fill_null(NONE).to_numpy().astype(np.int64)
    cost = rank * RANK_STEP + np.where(tenths == NONE, UNKNOWN_KM, np.minimum(tenths, UNKNOWN_KM))
    points = np.clip(pairs["points"].to_numpy().astype(np.int64), 0, MOST_POINTS - 2)
    return _sorted(Options(owner, group, rank, tenths, points, cost, cost << BITS | group))


def _sorted(options: Options) -> Options:
    return options.of(np.lexsort((options.order, options.owner)))


def _joined(parts: Iterable[Options]) -> Options:
    columns = zip(
        *((p.owner, p.group, p.rank, p.tenths, p.points, p.cost, p.order) for p in parts), strict=True
    )
    return Options(*(np.concatenate(column) for column in columns))
