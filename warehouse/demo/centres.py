"""Day-care centres with their groups and places; with child minding, what the synthetic city can offer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from warehouse.demo import days, minding
from warehouse.demo.chance import Chance, Ints, scaled, split
from warehouse.demo.city import addresses, city
from warehouse.demo.names import CENTRE_FIRST, CENTRE_SECOND, joined

CENTRES, MUNICIPAL, CLOSED = 341, 101, 5
FORMS = ("I", "II", "III")
GROUPS_OF_FORM = (590, 106, 402)
HOURS = (25, 35, 45)
SINCE_WEIGHTS = {
    "I": (95, 1, 1, 1, 1, 1, 0, 0),
    "II": (100,),
    "III": (93, 1, 2, 2, 1, 1, 0, 0),
}  # until 2019, 2020, …
REASONS = ("Personalmangel", "Umbau", "Inklusion")
PROVIDERS: dict[str, tuple[str, ...]] = {
    "kommunal": ("Städtische Kitas (Demo)",),
    "evangelisch": ("Evangelischer Kitaverband (Demo)", "Diakonische Kinderhäuser (Demo)"),
    "katholisch": (
        "Katholische Kita-Gesellschaft (Demo)",
        "Kirchengemeinden Demo-Süd",
        "Kirchengemeinden Demo-Nord",
    ),
    "freie Wohlfahrt": ("Lindenwerk (Demo)", "Sozialdienst Hellweg-Mitte (Demo)", "Kinderwohl Demo gGmbH"),
    "Elterninitiative": tuple(f"Elternverein {name.capitalize()} e. V. (Demo)" for name in CENTRE_SECOND),
    "sonstige freie": ("Bunte Bausteine Demo gGmbH", "Spielraum Demo GmbH", "Betriebskita Demo-Werke"),
}
NEVER_ON_PORTAL = ("Betriebskita Demo-Werke", *PROVIDERS["Elterninitiative"][::3])
GROUP_SHARES = {"kommunal": 101, "evangelisch": 76, "katholisch": 58, "freie Wohlfahrt": 42, "Elterninitiative": 36,
                "sonstige freie": 28}  # fmt: skip
UNDER_THREE_OF_HALF = {"I": (2, 3), "II": (5, 5), "III": (0, 0)}


@dataclass(frozen=True)
class Supply:
    """Centres, their half groups and the child minders; minders follow the centres in ``facilities``."""

    centres: pl.DataFrame
    district: Ints
    provider_group: Ints
    closed_on: Ints
    portal_since: Ints
    halves: pl.DataFrame
    minders: minding.Minders

    @property
    def facility_ids(self) -> pl.Series:
        """Numbers of centres, then of child minders."""
        return pl.concat([self.centres["centre_id"], self.minders.table["minder_id"]])

    @property
    def facility_districts(self) -> Ints:
        """Districts of centres, then of child minders."""
        return np.concatenate([self.district, self.minders.district])

    @property
    def facility_senders(self) -> Ints:
        """Who reports each facility: 0 the city, for its centres and child minding, 1 churches, 2 others."""
        senders = np.array([0, 1, 1, 2, 2, 2])[self.provider_group]
        return np.concatenate([senders, np.zeros(len(self.minders.district), np.int64)])


def found(scale: float, seed: int) -> Supply:
    """Found the centres of all providers, fill them with groups, and let child minders start."""
    chance = Chance(seed, "centres")
    count, closed = scaled(CENTRES, scale, 6), scaled(CLOSED, scale, 0)
    area = city()
    district = np.repeat(np.arange(len(area.codes)), split(count, area.weights * area.supply))
    district = np.concatenate([district, chance.pick(area.weights, closed)])
    opened, closes = _life_spans(count, closed, chance)
    group = _provider_groups(count, closed, chance)
    centres = _centre_table(district, group, opened, closes, chance)
    portal = days.year_starting(2019 + chance.pick((16, 30, 22, 14, 9, 5, 2), len(district)), 1)
    portal = days.first_of_month(portal + 31 * chance.between(0, 11, len(district)))
    takes_no_part = centres["provider"].is_in(NEVER_ON_PORTAL).to_numpy()
    portal = np.where(takes_no_part, days.NEVER, np.maximum(portal, opened))
    halves = _half_groups(scale, district[:count], opened[:count], chance)
    leaving = _closing_halves(count, closed)
    centres = centres.with_columns(on_portal_since=days.dates(portal))
    halves = pl.concat([halves, leaving])
    return Supply(centres, district, group, closes, portal, halves, minding.found(scale, seed))


def _life_spans(count: int, closed: int, chance: Chance) -> tuple[Ints, Ints]:
    """Opening and closing days: a tenth opened since 2020, a few are closed by now."""
    long_ago = days.year_starting(chance.between(1962, 2018, count + closed), 8)
    recently = days.year_starting(2020 + chance.pick((4, 5, 5, 4, 3, 3, 2), count + closed), 8)
    is_new = chance.happens(62, count + closed) & (np.arange(count + closed) < count)
    closing = np.full(count + closed, days.NEVER)
    closing[count:] = days.year_starting(chance.between(2021, 2024, closed), 8) - 1
    return np.where(is_new, recently, long_ago), closing


def _provider_groups(count: int, closed: int, chance: Chance) -> Ints:
    """Positions of the provider groups; the municipal share holds exactly for the centres in operation."""
    shares = np.array(list(GROUP_SHARES.values()))
    groups = np.repeat(np.arange(len(shares)), split(count, shares))[chance.order(count)]
    return np.concatenate([groups, chance.between(1, len(shares) - 1, closed)])


def _centre_table(district: Ints, group: Ints, opened: Ints, closes: Ints, chance: Chance) -> pl.DataFrame:
    """Master data of the centres under the contract's field names."""
    count = len(district)
    providers = [
        PROVIDERS[kind][lot % len(PROVIDERS[kind])]
        for kind, lot in zip(
            [list(PROVIDERS)[g] for g in group.tolist()], chance.between(0, 999, count).tolist(), strict=True
        )
    ]
    names = [f"Kita {joined(CENTRE_FIRST, CENTRE_SECOND, number)}" for number in chance.order(count).tolist()]
    return pl.DataFrame(
        {
            "centre_id": [f"{20001 + number}" for number in range(count)],
            "name": names,
            "provider": providers,
            "provider_group": pl.Series(list(PROVIDERS)).gather(group),
            **addresses(district, chance).to_dict(),
            "opened_on": days.dates(opened),
            "closed_on": days.dates(closes),
        }
    )


def _half_groups(scale: float, district: Ints, opened: Ints, chance: Chance) -> pl.DataFrame:
    """All half groups: centre, form, weekly hours, day-care years, places approved for each age."""
    parts = []
    nearest = city().nearness
    hosts = nearest[:, :][np.isin(nearest, district)].reshape(len(nearest), -1)[:, 0]
    for form, groups in zip(FORMS, GROUPS_OF_FORM, strict=True):
        total = scaled(groups, scale, 6 if form == "I" else 2)
        home = np.repeat(hosts, split(total, city().weights * city().supply))
        centre = _spread_over_centres(np.sort(home), district, chance)
        since = 2019 + chance.pick(SINCE_WEIGHTS[form], len(centre))
        since = np.maximum(np.where(since == 2019, 0, since), days.year_of(opened[centre]))
        since = np.where(since < 2020, 0, since)
        parts.append(_halves_of(form, centre, since, chance))
    return pl.concat(parts)


def _spread_over_centres(home: Ints, district: Ints, chance: Chance) -> Ints:
    """A centre for each group of a district: one each in turn, then the larger centres more often."""
    starts = np.searchsorted(district, home, side="left")
    sizes = np.searchsorted(district, home, side="right") - starts
    turn = np.arange(len(home)) - np.searchsorted(home, home, side="left")
    drawn = chance.between(0, sizes**2 - 1, len(home))
    later = sizes - 1 - np.sqrt(drawn).astype(np.int64)
    return starts + np.where(turn < sizes, turn, later)


def _halves_of(form: str, centre: Ints, since: Ints, chance: Chance) -> pl.DataFrame:
    """Two halves per group; 45 hours hold fewer children in form III."""
    count = 2 * len(centre)
    low, high = UNDER_THREE_OF_HALF[form]
    under_three = chance.between(low, high, count)
    usual = np.repeat(chance.pick((6, 40, 54), len(centre)), 2)
    hours = np.where(chance.happens(250, count), chance.pick((8, 42, 50), count), usual)
    larger = np.where(np.arange(count) % 2 == 0, 13, 12)
    older = {"I": 10 - under_three, "II": np.zeros(count, np.int64), "III": np.where(hours == 2, 10, larger)}[
        form
    ]
    return pl.DataFrame(
        {
            "centre": np.repeat(centre, 2),
            "group_form": pl.Series([form] * count, dtype=pl.String),
            "weekly_hours": np.array(HOURS)[hours],
            "since": np.repeat(since, 2),
            "until": np.full(count, 9999),
            "under_three": under_three,
            "three_to_school": older,
        }
    )


def _closing_halves(count: int, closed: int) -> pl.DataFrame:
    """One group of form I and one of form III in each centre that is closed by now."""
    centre = np.repeat(np.arange(count, count + closed), 4)
    return pl.DataFrame(
        {
            "centre": centre,
            "group_form": pl.Series(["I", "I", "III", "III"] * closed, dtype=pl.String),
            "weekly_hours": np.full(len(centre), 35),
            "since": np.zeros(len(centre), np.int64),
            "until": np.full(len(centre), 9999),
            "under_three": np.tile(np.array([3, 3, 0, 0]), closed),
            "three_to_school": np.tile(np.array([7, 7, 13, 12]), closed),
        }
    )


def places(supply: Supply, year: int, seed: int) -> pl.DataFrame:
    """The places of one day-care year under the contract's field names, and the centre's position."""
    is_open = pl.Series(np.flatnonzero(supply.closed_on > days.day(year, 8, 1)))
    rows = (
        supply.halves.filter((pl.col("since") <= year) & pl.col("centre").is_in(is_open.implode()))
        .group_by("centre", "group_form", "weekly_hours")
        .agg((pl.len() / 2).alias("groups"), pl.col("under_three", "three_to_school").sum())
        .sort("centre", "group_form", "weekly_hours")
    )
    return rows.select(
        "centre",
        pl.Series("centre_id", supply.centres["centre_id"].gather(rows["centre"])),
        pl.lit(year, pl.Int64).alias("day_care_year"),
        "group_form",
        "weekly_hours",
        "groups",
        approved_under_three="under_three",
        approved_three_to_school="three_to_school",
    ).pipe(_reduced, Chance(seed, f"reductions {year}"))


def _reduced(rows: pl.DataFrame, chance: Chance) -> pl.DataFrame:
    """Add the places that can be used: in some rows a few less than approved, with the reason."""
    less = np.where(chance.happens(55, len(rows)), chance.between(1, 5, len(rows)), 0)
    under_three, older = (rows[f"approved_{age}"].to_numpy() for age in ("under_three", "three_to_school"))
    less_under_three = np.minimum(
        np.where(rows["group_form"].to_numpy() == "II", less, less // 3), under_three
    )
    reason = np.where(less > 0, chance.pick((6, 2, 2), len(rows)), len(REASONS))
    return rows.with_columns(
        available_under_three=pl.Series(under_three - less_under_three),
        available_three_to_school=pl.Series(older - np.minimum(less - less // 3, older)),
        reduction_reason=pl.Series([*REASONS, None]).gather(reason),
    )
