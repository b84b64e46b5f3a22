"""When each site of a track was to be done, as told on each date, what held it up, and when its work began.

The first plans follow the goals the press names (broadband everywhere by the end of 2021, WLAN at 134 schools by the
end of March 2021) and, where none is known, an invented end. Plans that come near without being kept are renewed, by
an optimistic guess of what is left; some stay overdue. Whoever falls far behind the first plan was mostly on hold for
a while, with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from warehouse.demo import days
from warehouse.demo.chance import Chance, Flags, Ints

DATES = [date(year, month, last) for year in range(2017, 2027) for month, last in ((4, 30), (10, 31))]
REPORTED = np.array([days.day(on.year, on.month, on.day) for on in DATES])
BEFORE = days.day(2016, 10, 31)
GOAL = {"broadband": days.day(2021, 12, 31), "wlan": days.day(2021, 3, 31)}
IN_GOAL = {"broadband": 154, "wlan": 134}
PUBLISHED = DATES.index(date(2020, 10, 31))  # until then the published plan stands
SOBER = DATES.index(date(2022, 4, 30))  # after the goals had passed, guesses became soberer
FIRST_PLAN = {  # first and last day of the first plan, in the order of the line
    "support": (days.day(2017, 1, 1), days.day(2018, 9, 30)),
    "central_connection": (days.day(2017, 5, 1), days.day(2021, 6, 30)),
    "broadband": (days.day(2017, 3, 1), GOAL["broadband"]),
    "wlan": (days.day(2017, 3, 1), GOAL["wlan"]),
    "presentation": (days.day(2018, 6, 1), days.day(2023, 6, 30)),
    "devices": (days.day(2020, 6, 1), days.day(2024, 12, 31)),
}
FAR_BEHIND = 400  # days behind the first plan
DATED_FROM = np.array((0, 2, 4, 8))  # positions in ``DATES``


@dataclass(frozen=True)
class Plan:
    """One track's plans by site: ``planned`` and ``is_dated`` and ``reason`` (0 for none) are dates × sites."""

    started: Ints
    finish: Ints
    planned: Ints
    is_dated: Flags
    reason: Ints


def plan(track: str, done: Ints, school: Ints, first_stage: int, seed: int) -> Plan:
    """Plan one track whose sites are done at the given positions in ``DATES``; later ones are still open today.

    ``first_stage`` tells how many half years before the end the work begins.
    """
    chance = Chance(seed, f"plans of {track}")
    finish = _day_in(done, chance)
    begins = _end(done - first_stage) - chance.between(10, 120, len(done))
    place = _place(done, school)
    first = _first(track, place, school, chance)
    reason = _on_hold(done, finish - first, school, chance)
    renewed = _Renewals(track, done, finish, place, chance)
    planned = [first]
    for moment in range(1, len(DATES)):
        planned.append(renewed.on(moment, planned[-1], reason[moment - 1] > 0))
    dated_from = np.minimum(DATED_FROM[chance.pick((82, 7, 7, 4), len(done))], PUBLISHED)
    is_dated = np.arange(len(DATES))[:, None] >= np.minimum(dated_from, np.maximum(done - 2, 0))
    return Plan(begins, finish, np.array(planned), is_dated, reason)


def _end(position: Ints) -> Ints:
    """The last day of a half year; before the first and after the last ones half years go on."""
    known = REPORTED[np.clip(position, 0, len(DATES) - 1)]
    beyond = np.where(position < 0, position + 1, np.maximum(position - len(DATES) + 1, 0))
    return known + 182 * beyond - np.where(position < 0, REPORTED[0] - BEFORE, 0)


def _day_in(done: Ints, chance: Chance) -> Ints:
    """A day within the half year that ends at the given position."""
    return _end(done - 1) + chance.between(1, 180, len(done))


def _place(done: Ints, school: Ints) -> Ints:
    """The place in the line of each site's school, by its last site."""
    last = np.zeros(int(school.max()) + 1, np.int64)
    np.maximum.at(last, school, done)
    return np.argsort(np.argsort(last, kind="stable"), kind="stable")[school]


def _first(track: str, place: Ints, school: Ints, chance: Chance) -> Ints:
    """The first plan: one school after the other, with some changes of order, none later than the goal."""
    begin, end = FIRST_PLAN[track]
    schools = int(school.max()) + 1
    last = IN_GOAL.get(track, schools)
    planned = begin + (end - begin) * place // last + chance.between(-120, 120, schools)[school]
    in_goal = place < last
    capped = np.minimum(planned, end - chance.between(0, 60, schools)[school])
    return np.where(in_goal, capped, np.maximum(planned, end + 30))


def _on_hold(done: Ints, behind: Ints, school: Ints, chance: Chance) -> Ints:
    """The reason for which each site is on hold on each date (dates × sites), 0 for none."""
    schools = int(school.max()) + 1
    stops = chance.happens(np.where(behind > FAR_BEHIND, 300, 50), len(done))
    reason = 1 + chance.pick((20, 22, 16, 24, 18), schools)[school]
    until = done - 1 - chance.between(0, 1, len(done))
    since = until - chance.between(1, 4, len(done))
    moments = np.arange(len(DATES))[:, None]
    is_held = stops & (moments >= np.maximum(since, 1)) & (moments < until)
    return np.where(is_held, reason, 0)


class _Renewals:
    """Plans that are renewed from date to date."""

    def __init__(self, track: str, done: Ints, finish: Ints, place: Ints, chance: Chance) -> None:
        self.track, self.done, self.finish, self.place, self.chance = track, done, finish, place, chance

    def on(self, moment: int, planned: Ints, is_held: Flags) -> Ints:
        """The plans told on a date: most that come near are renewed, of the others a few, on hold none."""
        reference, sites = int(REPORTED[moment]), len(planned)
        is_near = planned < reference + 45
        chance = np.where(is_held, 0, np.where(is_near, 720, 250 if moment > SOBER else 70))
        renewed = self.chance.happens(chance, sites) & (self.done > moment)
        left = np.maximum(self.finish - reference, 20)
        is_sober = (left < 200) | (moment > SOBER)
        mood = self.chance.between(-20, 20, 1)  # of the office, in all its guesses of one date
        guess = mood + self.chance.between(np.where(is_sober, 75, 50), np.where(is_sober, 120, 112), sites)
        anew = np.where(renewed, reference + np.maximum(left * guess // 100, 15), planned)
        if self.track in GOAL and moment <= PUBLISHED:
            goal, in_goal = GOAL[self.track], self.place < IN_GOAL[self.track]
            anew = np.where(in_goal, np.minimum(anew, goal - self.chance.between(0, 40, sites)),
                            np.maximum(anew, goal + 20))  # fmt: skip
        return np.where(self.done > moment, anew, planned)
