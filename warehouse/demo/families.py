"""The families of the city and their children since 2000: births, siblings, twins, arrivals, moves, departures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from warehouse.demo import days
from warehouse.demo.chance import Chance, Flags, Ints, scaled
from warehouse.demo.city import OUTSIDE, city
from warehouse.demo.names import ORIGIN_WEIGHTS, STREETS, USUAL_ORIGIN_WEIGHTS

FIRST_YEAR, LAST_YEAR = 2000, 2026
BIRTHS = {
    **dict.fromkeys(range(2000, 2009), 5100), 2009: 4704, 2010: 4850, 2011: 4900, 2012: 5010, 2013: 5120, 2014: 5330,
    2015: 5560, 2016: 5830, 2017: 5898, 2018: 5897, 2019: 5866, 2020: 5862, 2021: 6020, 2022: 5700, 2023: 5530,
    2024: 5480, 2025: 5440, 2026: 5420,
}  # fmt: skip
ARRIVALS = {**dict.fromkeys(range(2000, 2027), 1120), 2015: 1750, 2016: 1450, 2022: 1400, 2023: 1200}
MONTH_WEIGHTS = (79, 74, 80, 80, 85, 85, 93, 93, 90, 86, 79, 78)
TWIN_CHILDREN = 16


@dataclass(frozen=True)
class Families:
    """One entry per family; days as numbers, districts and streets as positions."""

    origin: Ints
    surname: Ints
    second_surname: Ints
    district: Ints
    later_district: Ints
    street: Ints
    later_street: Ints
    arrived_on: Ints
    moved_on: Ints
    left_on: Ints


@dataclass(frozen=True)
class Children:
    """One entry per child, in the order of birth; ``twins`` numbers the pairs, -1 for the others."""

    family: Ints
    birth: Ints
    sex: Ints
    twins: Ints
    first_name: Ints
    second_name: Ints
    inclination: Ints
    families: Families

    def __len__(self) -> int:
        return len(self.family)

    def are_resident(self, moment: int) -> Flags:
        """Whether each child is born and lives in the city on the day."""
        homes = self.families
        at_home = days.is_within(moment, homes.arrived_on, homes.left_on)
        return at_home[self.family] & (self.birth <= moment)

    def districts(self, children: Ints, moment: int | Ints) -> Ints:
        """Where the given children live on the day; ``OUTSIDE`` after they left the city."""
        homes, family = self.families, self.family[children]
        place = np.where(
            homes.moved_on[family] <= moment, homes.later_district[family], homes.district[family]
        )
        return np.where(homes.left_on[family] <= moment, OUTSIDE, place)


class _Registry:
    """Families and children as they are added year by year."""

    def __init__(self) -> None:
        self.families = 0
        self.homes: list[tuple[Ints, Ints, Ints]] = []
        self.children: list[tuple[Ints, Ints, Ints]] = []

    def add_families(self, district: Ints, arrived_on: Ints, left_on: Ints) -> Ints:
        """Note new families and return their numbers."""
        numbers = np.arange(self.families, self.families + len(district))
        self.families += len(district)
        self.homes.append((district, arrived_on, left_on))
        return numbers

    def add_children(self, family: Ints, birth: Ints, twins: Ints | None = None) -> None:
        """Note new children of known families."""
        self.children.append((family, birth, np.full(len(family), -1) if twins is None else twins))


def settle(scale: float, seed: int, built: dict[int, Ints]) -> Children:
    """Let families be founded, grow, arrive and leave; ``built`` adds arrivals where dwellings were completed."""
    chance = Chance(seed, "families")
    registry = _Registry()
    expected = (np.empty(0, np.int64), np.empty(0, np.int64))
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        expected = _born_in(year, scale, chance, registry, expected)
        _arrive_in(year, scale, chance, registry, built)
    homes = tuple(np.concatenate(part) for part in zip(*registry.homes, strict=True))
    born = tuple(np.concatenate(part) for part in zip(*registry.children, strict=True))
    return _with_names(born, _with_homes(homes, chance), chance)


def _born_in(
    year: int, scale: float, chance: Chance, registry: _Registry, expected: tuple[Ints, Ints]
) -> tuple[Ints, Ints]:
    """Births of one year: the siblings due, twins, and first children; returns the siblings still expected."""
    total = scaled(BIRTHS[year], scale)
    is_due = days.year_of(expected[1]) == year
    due = tuple(part[is_due][: total * 6 // 10] for part in expected)
    twins = (total * TWIN_CHILDREN + 1000) // 2000
    founded = total - len(due[0]) - twins
    birth = _days_in(year, chance, founded)
    left_on = _departures(birth, chance, 300)
    family = registry.add_families(
        chance.pick(city().weights_in(year), founded), np.full(founded, days.ALWAYS), left_on
    )
    pairs = np.where(np.arange(founded) < twins, family, -1)
    registry.add_children(family, birth, pairs)
    registry.add_children(family[:twins], birth[:twins], pairs[:twins])
    registry.add_children(*due)
    second = birth + chance.between(550, 1700, founded)
    third = second + chance.between(550, 1700, founded)
    has_second = chance.happens(470, founded)
    has_third = has_second & chance.happens(270, founded)
    has_second, has_third = has_second & (second < left_on), has_third & (third < left_on)
    families = np.concatenate([expected[0][~is_due], family[has_second], family[has_third]])
    return families, np.concatenate([expected[1][~is_due], second[has_second], third[has_third]])


def _arrive_in(year: int, scale: float, chance: Chance, registry: _Registry, built: dict[int, Ints]) -> None:
    """Families that move into the city with one or two children, the more where dwellings were completed."""
    weights = city().weights_in(year)
    new_homes = built.get(year, np.zeros_like(weights))
    count = scaled(ARRIVALS[year], scale)
    usual = chance.pick(weights, count)
    drawn_to_new = chance.happens(min(200, int(new_homes.sum()) // 10), count)
    new = chance.pick(new_homes, count) if new_homes.any() else usual
    arrived_on = chance.between(days.day(year, 1, 1), days.day(year, 12, 31), count)
    birth = arrived_on - chance.between(20, 365 * chance.between(1, 9, count), count)
    family = registry.add_families(
        np.where(drawn_to_new, new, usual), arrived_on, _departures(arrived_on, chance, 330)
    )
    registry.add_children(family, birth)
    has_older = chance.happens(300, count)
    registry.add_children(family[has_older], (birth - chance.between(420, 1500, count))[has_older])


def _days_in(year: int, chance: Chance, count: int) -> Ints:
    """Days of birth spread over the year as births are over the months."""
    month = days.month_number(np.array([days.day(year, 1, 1)]))[0] + chance.pick(MONTH_WEIGHTS, count)
    first = month.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return chance.between(first, days.end_of_month(first), count)


def _departures(start: Ints, chance: Chance, per_thousand: int) -> Ints:
    """The day the family leaves the city within ten years, or ``NEVER``."""
    leaves = chance.happens(per_thousand, len(start))
    return np.where(leaves, start + chance.between(60, 3650, len(start)), days.NEVER)


def _with_homes(homes: tuple[Ints, ...], chance: Chance) -> Families:
    """Give the families names by origin, an address, and to some a move within the city."""
    district, arrived_on, left_on = homes
    count, area = len(district), city()
    borough_weights = np.array([ORIGIN_WEIGHTS.get(number, USUAL_ORIGIN_WEIGHTS) for number in range(1, 13)])
    since = np.maximum(arrived_on, days.day(FIRST_YEAR, 1, 1))
    moves = chance.happens(450, count)
    return Families(
        origin=chance.pick_each(borough_weights[area.boroughs[district] - 1]),
        surname=chance.between(0, 2**20, count),
        second_surname=np.where(chance.happens(60, count), chance.between(0, 2**20, count), -1),
        district=district,
        later_district=np.where(
            chance.happens(500, count), chance.pick(area.weights * area.supply**2, count), district
        ),
        street=chance.between(0, len(STREETS) * 120 - 1, count),
        later_street=chance.between(0, len(STREETS) * 120 - 1, count),
        arrived_on=arrived_on,
        moved_on=np.where(moves, since + chance.between(200, 365 * 26, count), days.NEVER),
        left_on=left_on,
    )


def _with_names(born: tuple[Ints, ...], families: Families, chance: Chance) -> Children:
    """Order the children by birth and give each a first name, sex and inclination to use day care."""
    order = np.lexsort((born[0], born[1]))
    family, birth, twins = (part[order] for part in born)
    count = len(family)
    first_name = chance.between(0, 2**20, count)
    inclination = chance.between(0, 9999, count)
    is_second_twin = (twins >= 0) & (np.roll(twins, 1) == twins)
    first_name = np.where(is_second_twin, np.roll(first_name, 1) + 7, first_name)
    inclination = np.where(is_second_twin, np.roll(inclination, 1), inclination)
    sex = np.where(chance.happens(514, count), 0, 1)
    second_name = np.where(chance.happens(50, count), chance.between(0, 2**20, count), -1)
    return Children(family, birth, sex, twins, first_name, second_name, inclination, families)
