"""Day care year by year: who keeps a place, who applies, who gets one, who waits.

Numbers of children waiting and of places left are set, the rest follows; so the city shows at every scale
what its real model reports: hundreds waiting beside hundreds of free places.
"""

from __future__ import annotations

import numpy as np

from warehouse.demo import centres, days, ledger
from warehouse.demo.centres import Supply
from warehouse.demo.chance import Chance, Flags, Ints, rank_within, scaled
from warehouse.demo.city import city
from warehouse.demo.families import Children
from warehouse.demo.ledger import CHANGE, NEED, OUTSIDER, RANKS, WITHDRAWN
from warehouse.demo.matching import NONE, place_by_wishes, place_leftovers
from warehouse.demo.wishes import Wishes

FIRST, LAST = 2014, 2027
INCLINATION = np.array([300, 4300, 7800, 9650, 9850, 9950, 9950])
UNDER_THREE, THREE_TO_SCHOOL = 0, 1
WAITING = (745, 430)  # these three by age group, in the full city
LEFT_FREE = (235, 95)
DOUBLES = (34, 30)
MUST_MOVE, OPEN_REQUEST = -2, -1


class Care:
    """The state between two steps: each child's place, contract and open application."""

    def __init__(self, children: Children, supply: Supply, scale: float, seed: int) -> None:
        self.children, self.supply, self.scale, self.seed = children, supply, scale, seed
        self.chance = Chance(seed, "care")
        self.wishes = Wishes(children, supply, seed)
        self.applications, self.spells = ledger.applications(), ledger.spells()
        count = len(children)
        self.facility, self.spell, self.request = (np.full(count, NONE) for _ in range(3))
        self.family_centre = np.full(len(children.families.origin), NONE)
        self.moves = np.zeros(count, dtype=np.bool_)
        self.cohort, self.school = days.cohort(children.birth), days.school_year(children.birth)
        self.borough = city().boroughs[supply.facility_districts]
        self.centre_count = len(supply.district)
        self.doubled = np.zeros((2, len(self.borough)), dtype=np.int64)

    def run(self) -> None:
        """All day-care years, each with its August and its winter."""
        for year in range(FIRST, LAST + 1):
            self._august(year)
            self._winter(year)

    def _capacity(self, year: int) -> Ints:
        """Available places by age group (2 × facilities); before the first delivery those of its year."""
        rows = centres.places(self.supply, max(year, 2019), self.seed)
        moment = days.day(max(year, 2019), 8, 1)
        minding = self.supply.minders.available * self.supply.minders.are_at_work(moment)
        places = np.zeros((2, len(self.borough)), dtype=np.int64)
        for age, name in enumerate(("available_under_three", "available_three_to_school")):
            places[age, : self.centre_count] = np.bincount(
                rows["centre"].to_numpy(), weights=rows[name].to_numpy(), minlength=self.centre_count
            )
        places[0, self.centre_count :] = minding
        return places

    def _august(self, year: int) -> None:
        """The change of the day-care year: school, promotions, new children."""
        start = days.day(year, 8, 1)
        self.wishes.look_around(year)
        self.doubled[:] = 0
        self.moves[:] = False
        self._leave_city(start)
        self._end(np.flatnonzero((self.facility != NONE) & (self.school <= year)), start - 1)
        self._close_requests(start, year)
        capacity = self._capacity(year)
        self._make_room(year, capacity)
        for group in (UNDER_THREE, THREE_TO_SCHOOL):
            is_age = self._are_of(group, year)
            free = self._free(capacity, group, is_age)
            new, reserve = self._newcomers(year, is_age, group, int(free.sum()))
            self._file(new, year, NEED, group)
            self._file(reserve, year, WITHDRAWN, group)
            due = new[self.applications["wanted_start"][self.request[new]] <= start + 45]
            placed = self._match(due, free, group, year)
            self._sign(due[placed != NONE], placed[placed != NONE], year)
        self._file(self._changers(year), year, CHANGE, THREE_TO_SCHOOL)
        self._file(self._outsiders(start), year, OUTSIDER, UNDER_THREE)

    def _winter(self, year: int) -> None:
        """Places that fall vacant go to children who wait."""
        moment = days.day(year + 1, 2, 1)
        self._leave_city(moment)
        capacity, resident = self._capacity(year), self.children.are_resident(moment)
        for group in (UNDER_THREE, THREE_TO_SCHOOL):
            is_age = self._are_of(group, year)
            free = self._free(capacity, group, is_age)
            waiting = np.flatnonzero(is_age & (self.request != NONE) & (self.facility == NONE) & resident)
            waiting = waiting[self.applications["wanted_start"][self.request[waiting]] <= moment]
            placed = place_by_wishes(self._lists(waiting), self._priority(waiting), free)
            start = days.year_starting(np.full(len(waiting), year), 10)
            start = days.first_of_month(start + 31 * self.chance.pick((14, 20, 18, 26, 22), len(waiting)))
            start = np.maximum(start, self.applications["wanted_start"][self.request[waiting]])
            got = placed != NONE
            self._sign(waiting[got], placed[got], year, start[got])

    def _are_of(self, group: int, year: int) -> Flags:
        """Children of the age group in the day-care year: three cohorts under three, the older ones till school."""
        age = year - self.cohort
        return (age >= 0) & (age < 3) if group == UNDER_THREE else (age >= 3) & (self.school > year)

    def _free(self, capacity: Ints, group: int, is_age: Flags) -> Ints:
        """Places of the age group nobody holds."""
        held = self.facility[is_age & (self.facility != NONE)]
        return np.maximum(
            0, capacity[group] - np.bincount(held, minlength=len(self.borough)) - self.doubled[group]
        )

    def _make_room(self, year: int, capacity: Ints) -> None:
        """End what cannot go on: minders at three, closed centres, no room in the older groups, own wish."""
        age = year - self.cohort
        held = np.flatnonzero(self.facility != NONE)
        where, older = self.facility[held], (age[held] >= 3).astype(np.int64)
        by_minder = (older == 1) & (where >= self.centre_count)
        stays = by_minder & (age[held] == 3) & self.chance.happens(42, len(held))
        seniority = rank_within(
            older * len(self.borough) + where, -age[held] * 10**6 + self.spell[held] % 10**6
        )
        tolerance = self.chance.happens(30, len(held))
        crowded = ~by_minder & (seniority >= capacity[older, where] + tolerance)
        leaves = (by_minder & ~stays) | crowded | self.chance.happens(14, len(held))
        self.moves[held[leaves]] = True
        self._end(held[leaves], days.day(year, 8, 1) - 1)

    def _newcomers(self, year: int, is_age: Flags, group: int, free: int) -> tuple[Ints, Ints]:
        """The children who ask for a place, the keenest first, and some who ask and think better of it."""
        start = days.day(year, 8, 1)
        stay = self.children.families.left_on[self.children.family] > start + 150
        able = is_age & (self.facility == NONE) & self.children.are_resident(start - 20) & stay
        able &= self.children.birth <= start - 130
        candidates = np.flatnonzero(able)
        age = np.clip(year - self.cohort[candidates], 0, len(INCLINATION) - 1)
        score = self.children.inclination[candidates] * 1000 // INCLINATION[age]
        score = np.where(
            self.moves[candidates], MUST_MOVE, np.where(self.request[candidates] != NONE, OPEN_REQUEST, score)
        )
        order = np.lexsort((candidates, score))
        held_back = scaled(LEFT_FREE[group] + DOUBLES[group], self.scale)
        wanted = free - held_back + scaled(WAITING[group], self.scale)
        wanted = min(max(wanted, int((score < 0).sum())), int((score <= 1150).sum()))
        reserve = order[wanted : wanted + len(order[:wanted]) // 14]
        return candidates[order[:wanted]], candidates[reserve[self.request[candidates[reserve]] == NONE]]

    def _changers(self, year: int) -> Ints:
        """Children with a place who would like another."""
        held = np.flatnonzero((self.facility != NONE) & (self.school > year + 1) & (self.request == NONE))
        return np.sort(held[self.chance.order(len(held))[: scaled(260, self.scale)]])

    def _outsiders(self, start: int) -> Ints:
        """Children of families that left the city lately and ask from outside."""
        left = self.children.families.left_on[self.children.family]
        age = start - self.children.birth
        able = (
            (left < start - 200) & (left > start - 900) & (age > 300) & (age < 1500) & (self.request == NONE)
        )
        gone = np.flatnonzero(able & (self.facility == NONE))
        return np.sort(gone[self.chance.order(len(gone))[: scaled(70, self.scale)]])

    def _file(self, children: Ints, year: int, kind: int, group: int) -> None:
        """Write an application for each child that has none open."""
        children = children[self.request[children] == NONE]
        count = len(children)
        registered, wanted = self.wishes.dates(children, year)
        home = self.children.districts(children, days.day(year, 8, 1))
        minders = self.chance.happens(330, count) & (group == UNDER_THREE)
        lists = self.wishes.of(
            home, self.family_centre[self.children.family[children]], minders.astype(np.int64)
        )
        closed = np.full(count, days.NEVER)
        if kind in (WITHDRAWN, CHANGE):
            closed = registered + self.chance.between(60, 420 if kind == WITHDRAWN else 560, count)
        rows = self.applications.add(
            count, child=children, year=year, kind=kind, registered_on=registered, wanted_start=wanted,
            closed_on=closed, **{f"wish_{rank}": lists[:, rank] for rank in range(RANKS)},
        )  # fmt: skip
        if kind == NEED:
            self.request[children] = rows

    def _lists(self, children: Ints) -> Ints:
        """The wish lists of the children's open applications."""
        rows = self.request[children]
        return np.stack([self.applications[f"wish_{rank}"][rows] for rank in range(RANKS)], axis=1)

    def _priority(self, children: Ints) -> Ints:
        """Lower goes first: those who lost a place, then by points and lot."""
        return self.chance.between(0, 999, len(children)) - 1000 * self.moves[children]

    def _match(self, new: Ints, free: Ints, group: int, year: int) -> Ints:
        """Wishes first, then second places nobody noticed, then leftovers until the set number stays free."""
        lists = self._lists(new)
        if group == THREE_TO_SCHOOL:
            lists = np.where(lists >= self.centre_count, NONE, lists)
        placed = place_by_wishes(lists, self._priority(new), free)
        self._double(new[placed != NONE], placed[placed != NONE], free, group, year)
        open_rows = np.flatnonzero(placed == NONE)
        home = self.children.districts(new[open_rows], days.day(2026, 8, 1))
        borough = np.where(home < 0, 0, city().boroughs[home])
        wanted = max(0, int(free.sum()) - scaled(LEFT_FREE[group], self.scale))
        placed[open_rows] = place_leftovers(borough, wanted, free, self.borough, self.chance)
        return placed

    def _double(self, children: Ints, placed: Ints, free: Ints, group: int, year: int) -> None:
        """Some children hold a second place for a year, mostly at another provider."""
        chosen = self.chance.order(len(children))[: scaled(DOUBLES[group], self.scale)]
        borough = self.borough[placed[chosen]]
        second = place_leftovers(borough, len(chosen), free, self.borough, self.chance)
        real = (second != NONE) & (second != placed[chosen])
        children, second = children[chosen[real]], second[real]
        self.doubled[group] += np.bincount(second, minlength=len(self.borough))
        start, end = days.day(year, 8, 1), days.day(year + 1, 7, 31)
        signed = start - self.chance.between(20, 140, len(children))
        new = {"child": children, "facility": second, "signed_on": signed, "start_on": start, "end_on": end}
        self.spells.add(len(children), is_double=1, **new)

    def _sign(self, children: Ints, facility: Ints, year: int, start: Ints | None = None) -> None:
        """Offer, acceptance, contract and start of the children placed, at August or on the given day."""
        rows, book, count = self.request[children], self.applications, len(children)
        in_winter = start is not None
        if start is None:
            begins = days.year_starting(np.full(count, year), 8)
            start = np.maximum(book["wanted_start"][rows], begins)
        registered = book["registered_on"][rows]
        season = days.day(year - 1, 11, 15) + self.chance.between(0, 207, count)
        offered = start - self.chance.between(40, 75, count) if in_winter else np.minimum(season, start - 32)
        offered = np.maximum(offered, registered + self.chance.between(3, 12, count))
        accepted = offered + self.chance.between(*((12, 30) if in_winter else (3, 16)), count)
        signed = np.minimum(accepted + self.chance.between(4, 45, count), np.maximum(start - 1, accepted + 1))
        spell = self.spells.add(count, child=children, facility=facility, start_on=start, signed_on=signed)
        for name, value in {"placed": facility, "offered_on": offered, "accepted_on": accepted, "signed_on": signed,
                            "start_on": start, "spell": spell}.items():  # fmt: skip
            book[name][rows] = value
        self.facility[children], self.spell[children], self.request[children] = facility, spell, NONE
        in_centre = facility < self.centre_count
        self.family_centre[self.children.family[children[in_centre]]] = facility[in_centre]

    def _end(self, children: Ints, last_day: int | Ints) -> None:
        """End the children's contracts on the given day."""
        self.spells["end_on"][self.spell[children]] = np.maximum(
            last_day, self.spells["start_on"][self.spell[children]]
        )
        self.facility[children] = NONE

    def _leave_city(self, moment: int) -> None:
        """Children who left the city give up the place at the month's end; some keep it to the summer."""
        left = self.children.families.left_on[self.children.family]
        gone = np.flatnonzero((self.facility != NONE) & (left <= moment))
        keeps = self.chance.happens(150, len(gone)) & (left[gone] > moment - 200)
        gone = gone[~keeps]
        self._end(gone, days.end_of_month(left[gone]))

    def _close_requests(self, start: int, year: int) -> None:
        """Applications of children who go to school or left the city will not be answered any more."""
        left = self.children.families.left_on[self.children.family]
        over = np.flatnonzero((self.request != NONE) & ((self.school <= year) | (left <= start)))
        self.applications["closed_on"][self.request[over]] = np.minimum(left[over], start - 1)
        self.request[over] = NONE
