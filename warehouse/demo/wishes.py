"""Which centres and child minders a family asks for, in which order, and when it registers."""

from __future__ import annotations

import numpy as np

from warehouse.demo import days
from warehouse.demo.centres import Supply
from warehouse.demo.chance import Chance, Ints
from warehouse.demo.city import city
from warehouse.demo.families import Children
from warehouse.demo.ledger import RANKS
from warehouse.demo.matching import NONE

CENTRE_WISHES = (46, 27, 13, 7, 4, 3)
MINDER_WISHES = (52, 25, 11, 6, 4, 2)
NEAR = 24


class Wishes:
    """Draws wish lists and dates; the neighbourhood of each district is that of the day-care year."""

    def __init__(self, children: Children, supply: Supply, seed: int) -> None:
        self.children, self.supply = children, supply
        self.chance = Chance(seed, "wishes")
        self.near_centres = self.near_minders = np.empty((0, 0), np.int64)

    def look_around(self, year: int) -> None:
        """Note the nearest centres and child minders at work in the day-care year, per district."""
        start = days.day(year, 8, 1)
        opened = self.supply.centres["opened_on"].cast(int).to_numpy()
        at_work = np.flatnonzero((opened <= start) & (self.supply.closed_on > start))
        minding = np.flatnonzero(self.supply.minders.are_at_work(start))
        count = len(self.supply.district)
        self.near_centres = _nearest(at_work, self.supply.district[at_work])
        self.near_minders = _nearest(minding + count, self.supply.minders.district[minding])

    def of(self, district: Ints, sibling_centre: Ints, ask_minders: Ints) -> Ints:
        """Wish lists (children × ranks): a sibling's centre first, near ones sooner, minders where asked."""
        count = len(district)
        home = np.where(district < 0, self.chance.between(0, len(city().codes) - 1, count), district)
        near = self._drawn(self.near_centres[home], 1 + self.chance.pick(CENTRE_WISHES, count))
        with_sibling = (sibling_centre != NONE) & self.chance.happens(750, count)
        near[:, 0] = np.where(with_sibling, sibling_centre, near[:, 0])
        near[:, 1:][near[:, 1:] == near[:, :1]] = NONE
        minders = np.where(ask_minders > 0, 1 + self.chance.pick(MINDER_WISHES, count), 0)
        first = self.chance.happens(300, count) & (minders > 0)
        minder = self._drawn(self.near_minders[home], minders)
        both = np.where(first[:, None], np.hstack([minder, near]), np.hstack([near, minder]))
        packed = np.take_along_axis(both, np.argsort(both == NONE, axis=1, kind="stable"), axis=1)
        return packed[:, :RANKS]

    def _drawn(self, near: Ints, how_many: Ints) -> Ints:
        """Up to six of the neighbours, nearer ones more often; ``NONE`` behind the last wish."""
        keys = self.chance.between(0, 999, near.size).reshape(near.shape) + 55 * np.arange(near.shape[1])
        chosen = np.take_along_axis(near, np.argsort(keys, axis=1, kind="stable"), axis=1)[:, :6]
        chosen = np.pad(chosen, ((0, 0), (0, 6 - chosen.shape[1])), constant_values=NONE)
        return np.where(np.arange(6) < how_many[:, None], chosen, NONE)

    def dates(self, children: Ints, year: int) -> tuple[Ints, Ints]:
        """Day of registration and wanted start: mostly 1 August, half a year or more ahead, never before birth."""
        count, chance = len(children), self.chance
        months = np.array([7, 8, 9, 10, 11, 12, 13, 14, 3, 4, 5, 6])
        month = months[chance.pick((760, 80, 12, 12, 8, 8, 8, 12, 20, 20, 30, 30), count)]
        wanted = days.first_of_month(np.full(count, days.day(year, 1, 1)) + month * 31 - month * 3 // 5)
        birth = self.children.birth[children]
        wanted = np.maximum(wanted, days.first_of_month(birth + 160))
        low, high = np.array([(30, 90), (90, 180), (180, 365), (365, 520)])[
            chance.pick((8, 20, 52, 20), count)
        ].T
        families = self.children.families
        earliest = np.maximum(birth, families.arrived_on[self.children.family[children]]) + chance.between(
            3, 40, count
        )
        registered = np.maximum(wanted - chance.between(low, high, count), earliest)
        late = registered > wanted - 25
        return registered, np.where(late, days.first_of_month(registered + 60), wanted)


def _nearest(facilities: Ints, districts: Ints) -> Ints:
    """For each district the facilities of the nearest districts (districts × at most ``NEAR``)."""
    order = city().nearness
    distance_rank = np.argsort(order, axis=1, kind="stable")
    ranked = np.argsort(distance_rank[:, districts], axis=1, kind="stable")
    return facilities[ranked[:, :NEAR]]
