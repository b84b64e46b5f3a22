"""How far each track of school IT has come at each school and site, half-yearly, near the published figures.

Published: 96 of 154 schools with WLAN at the end of October 2020, three quarters of the pupils at the end of
2020 and 93 % at the end of 2022; fibre at 42 of 154 schools in summer 2020 (112 without), 63 and 71 % of the
pupils; almost 4,000 rooms with presentation equipment in 2022; 76,734 tablets in 2024.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from warehouse.demo import days
from warehouse.demo.chance import Chance, Flags, Ints, split
from warehouse.demo.school_it_plans import DATES, REPORTED, plan
from warehouse.demo.schools import CLASS_SIZE, Schools, class_rooms, subject_rooms

ROLLOUT = {  # schools done by each date, of the 154 of 2020
    "support": (
        52,
        96,
        123,
        131,
        137,
        141,
        144,
        146,
        148,
        149,
        150,
        151,
        152,
        152,
        153,
        153,
        154,
        154,
        154,
        154,
    ),
    "central_connection": (
        6,
        13,
        25,
        39,
        55,
        72,
        90,
        104,
        114,
        122,
        128,
        133,
        138,
        142,
        145,
        148,
        150,
        151,
        152,
        153,
    ),
    "broadband": (6, 9, 12, 16, 22, 29, 37, 42, 45, 48, 52, 58, 64, 74, 88, 103, 117, 127, 135, 142),
    "wlan": (4, 9, 16, 28, 42, 58, 76, 96, 105, 114, 123, 132, 137, 141, 144, 147, 149, 151, 152, 153),
}
QUANTITIES = {  # rooms and tablets in use by each date
    "presentation": (310, 480, 690, 950, 1240, 1560, 1900, 2260, 2640, 3070, 3560, 3985, 4110, 4235, 4330, 4410, 4480,
                     4530, 4570, 4600),
    "devices": (900, 1400, 2100, 2900, 3900, 5200, 6900, 12400, 24800, 36200, 46100, 55400, 62800, 68900, 73400, 76734,
                78100, 78900, 79500, 80050),
}  # fmt: skip
STEPS = {  # stage by half years before completion: 1, 2, 3, …; further ahead nothing has begun
    "support": ("in_progress", "planned", "planned"),
    "central_connection": ("in_progress", "contracted", "planned", "planned", "planned"),
    "broadband": (
        "in_building",
        "in_street",
        "contracted",
        "contracted",
        "planned",
        "planned",
        "planned",
        "planned",
    ),
    "wlan": ("in_progress", "contracted", "planned", "planned", "planned", "planned"),
}
HOLD_REASONS = (
    "Brandschutz ungeklärt",
    "Schadstoffsanierung",
    "Schulneubau geplant",
    "Lieferverzug",
    "Haushaltsvorbehalt",
)
FALLBACKS = (
    ("wlan", 20, 12),
    ("central_connection", 33, 14),
)  # track, school's place in line, date it fell back
DONE_BEFORE_START = (
    ("wlan", 61),
    ("central_connection", 96),
)  # track and site: a slip of the pen in the export
WORK = {"broadband": 2}  # half years from the first digging to the end; one elsewhere


class SchoolIT:
    """Sites of all city schools and, per track, the date (position in ``DATES``) each site is done."""

    def __init__(self, schools: Schools, seed: int) -> None:
        self.chance, self.schools = Chance(seed, "school IT"), schools
        extra = np.where(
            self.chance.happens(150, schools.count), 1 + self.chance.happens(300, schools.count), 0
        )
        self.school = np.repeat(np.arange(schools.count), extra + 1)
        self.site = np.arange(len(self.school)) - np.searchsorted(self.school, self.school) + 1
        pupils, size = schools.pupils(2024), np.array(CLASS_SIZE)[schools.form]
        rooms = class_rooms(pupils, size)
        parts = 1 + extra[self.school]
        self.rooms = -(-(rooms + subject_rooms(rooms, size))[self.school] // parts)
        self.devices = -(-pupils[self.school] // parts)
        self.totals = {"presentation": self.rooms, "devices": self.devices}
        self.equipped = {track: self._equipped(track) for track in QUANTITIES}
        self.done = {track: self._rolled_out(track) for track in ROLLOUT}
        for track, quantity in self.equipped.items():
            full = quantity >= self.totals[track]
            self.done[track] = np.where(full.any(axis=0), full.argmax(axis=0), _later(full[-1]))
        self.plans = {
            track: plan(track, done, self.school, WORK.get(track, 1), seed)
            for track, done in self.done.items()
        }
        self.untold = {track: self.chance.happens(60, len(self.school)) for track in ROLLOUT}
        self.line = self.chance.pick((20, 30, 35, 15), len(self.school))
        self.switch = self.chance.pick((12, 70, 18), len(self.school))
        self.hub = self.chance.pick((15, 75, 10), len(self.school))

    def _line_up(self, track: str) -> Ints:
        """The city's schools (without the latest) in the order they are reached."""
        count = self.schools.count - 1
        by_size = np.argsort(-self.schools.weight[:count], kind="stable")
        place = np.empty(count, dtype=np.int64)
        place[by_size] = np.arange(count)
        lot = self.chance.between(0, 99, count)
        if track == "broadband":
            return np.argsort(place * 100 + lot, kind="stable")
        if track == "wlan":
            put_off = np.where((place < 42) & (place % 5 == 1), 112 + place // 4, 0)
            return np.argsort((place + put_off) * 100 + lot * 12, kind="stable")
        return np.argsort(place * 40 + lot * 100, kind="stable")

    def _rolled_out(self, track: str) -> Ints:
        """For each site the date it is done: a school counts when its last site is."""
        reached = np.searchsorted(np.array(ROLLOUT[track]), np.arange(self.schools.count - 1), side="right")
        done = np.full(self.schools.count, DATES.index(date(2025, 4, 30)))
        done[self._line_up(track)] = np.where(reached < len(DATES), reached, _later(reached < len(DATES)))
        earlier = np.where(
            self.site > 1, 0, np.minimum(self.chance.between(0, 3, len(self.site)), done[self.school])
        )
        has_more = np.bincount(self.school)[self.school] > 1
        return np.where(
            has_more & (done[self.school] < len(DATES)), done[self.school] - earlier, done[self.school]
        )

    def on(self, moment: int) -> pl.DataFrame:
        """All tracks on one of the dates, under the contract's field names."""
        exists = self.schools.since[self.school] <= DATES[moment].year - (DATES[moment].month < 10)
        parts = [self._stages(track, moment) for track in ROLLOUT]
        parts += [self._quantities(track, moment) for track in QUANTITIES]
        return pl.concat([part.filter(pl.Series(exists)) for part in parts]).sort(
            "school_id", "site_id", maintain_order=True
        )

    def _stages(self, track: str, moment: int) -> pl.DataFrame:
        """A track told by stages; quantities are rooms for WLAN, connections else."""
        ahead = self.done[track] - moment
        for name, place, fell in FALLBACKS:
            if name == track and fell == moment:
                ahead = np.where(self.school == self._line_up_once(track)[place], 1, ahead)
        steps = ("done", *STEPS[track], "none")
        stage = pl.Series(steps).gather(np.clip(ahead, 0, len(steps) - 1))
        is_unknown = (moment < 5) & (ahead > 3) & self.untold[track]
        total = self.rooms if track == "wlan" else np.ones_like(self.rooms)
        done = np.where(ahead <= 0, total, np.where(ahead == 1, total * 4 // 10, 0))
        return self._rows(track, moment, stage.set(pl.Series(is_unknown), "unknown"), done, total)

    def _line_up_once(self, track: str) -> Ints:
        """Schools by the date they were done, so that the same ones fall back whenever asked."""
        done = np.zeros(self.schools.count, np.int64)
        np.maximum.at(done, self.school, self.done[track])
        return np.argsort(done, kind="stable")

    def _quantities(self, track: str, moment: int) -> pl.DataFrame:
        """A track told by numbers of rooms or tablets."""
        total, done = self.totals[track], self.equipped[track][moment]
        share = done * 100 // total
        step = np.where(done >= total, 3, np.where(share >= 10, 2, np.where(moment > 3, 1, 0)))
        stage = pl.Series(("none", "planned", "in_progress", "done")).gather(step)
        return self._rows(track, moment, stage, done, total)

    def _equipped(self, track: str) -> Ints:
        """Rooms or tablets in use (dates × sites): half everywhere alike, half one site after the other."""
        total = self.totals[track]
        order = np.argsort(self.school * 7919 % 1009 * 3 + self.site, kind="stable")
        rows = []
        for quantity in QUANTITIES[track]:
            alike = np.minimum(split(quantity // 2, total), total // 2)
            rest = total - alike
            rows.append(alike + np.clip(quantity - int(alike.sum()) - _before(rest, order), 0, rest))
        return np.array(rows)

    def _rows(self, track: str, moment: int, stage: pl.Series, done: Ints, total: Ints) -> pl.DataFrame:
        """The contract's rows of one track."""
        is_done = (stage == "done").to_numpy()
        told = self.plans[track]
        is_open = ~is_done & (stage != "unknown").to_numpy()
        hold = np.where(is_open, told.reason[moment], 0)
        is_line = track == "broadband"
        line = np.where(is_done, 1000, np.array((16, 50, 100, 200))[self.line]) if is_line else None
        return pl.DataFrame(
            {
                "school_id": self.schools.table["school_id"].gather(self.school),
                "site_id": pl.Series(self.site).cast(pl.String).str.zfill(2),
                "track": pl.Series([track] * len(done)),
                "stage": stage,
                "quantity_done": done,
                "quantity_total": total,
                "line_mbit_s": pl.Series(line, dtype=pl.Float64)
                if is_line
                else pl.Series([None] * len(done), dtype=pl.Float64),
                "switch_mbit_s": self._speeds((100, 1000, 10000), self.switch, is_line),
                "hub_mbit_s": self._speeds((100, 1000, 10000), self.hub, is_line),
                "started_on": days.dates(self._started(track, moment, stage)),
                "planned_on": days.dates(np.where(told.is_dated[moment], told.planned[moment], days.NEVER)),
                "done_on": days.dates(np.where(is_done, told.finish, days.NEVER)),
                "is_on_hold": hold > 0,
                "hold_reason": pl.Series([*HOLD_REASONS, None]).gather(hold - 1),
            }
        )

    def _speeds(self, speeds: tuple[int, ...], which: Ints, is_line: bool) -> pl.Series:
        """Speed of a device on the way into the building, told with the line only."""
        values = np.array(speeds)[which]
        return (
            pl.Series(values, dtype=pl.Float64)
            if is_line
            else pl.Series([None] * len(which), dtype=pl.Float64)
        )

    def _started(self, track: str, moment: int, stage: pl.Series) -> Ints:
        """The day work began, where it has; twice it is mistyped, to a day after the end."""
        told = self.plans[track]
        is_begun = stage.is_in(["in_street", "in_building", "in_progress", "done"]).to_numpy()
        started = np.minimum(np.minimum(told.started, told.finish - 1), REPORTED[moment])
        for name, site in DONE_BEFORE_START:
            if name == track and self.done[track][site] < moment:
                started[site] = told.finish[site] + 20
        return np.where(is_begun, started, days.NEVER)


def _later(is_done: Flags) -> Ints:
    """Positions beyond the last date for those not done by then, four in each half year."""
    return len(DATES) + (np.cumsum(~is_done) - 1) // 4


def _before(sizes: Ints, order: Ints) -> Ints:
    """Sum of the sizes that come before each entry in the given order."""
    before = np.empty_like(sizes)
    before[order] = np.cumsum(sizes[order]) - sizes[order]
    return before
