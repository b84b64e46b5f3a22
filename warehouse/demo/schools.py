"""155 city schools in the true mix of forms and boroughs, invented names and numbers, and a few of other carriers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from warehouse.demo.chance import Chance, Flags, Ints, split
from warehouse.demo.city import BOROUGHS, addresses, borough_names, city
from warehouse.demo.names import SCHOOL_FIRST, SCHOOL_SECOND, joined

CITY_CARRIER = "Stadt Dortmund"
FORMS = ("Grundschule", "Gymnasium", "Realschule", "Förderschule", "Gesamtschule", "Hauptschule", "Berufskolleg",
         "Weiterbildungskolleg")  # fmt: skip
SCHOOLS_IN_BOROUGH = {  # in the order of FORMS; IT.NRW and MSB register 2024/25
    "Innenstadt-West": (7, 3, 2, 2, 1, 0, 6, 2), "Innenstadt-Nord": (7, 1, 1, 1, 1, 1, 0, 0),
    "Innenstadt-Ost": (8, 2, 1, 1, 1, 0, 0, 0), "Eving": (5, 1, 1, 1, 0, 1, 0, 0),
    "Scharnhorst": (9, 0, 1, 1, 1, 2, 0, 0), "Brackel": (8, 1, 1, 0, 2, 0, 0, 0), "Aplerbeck": (7, 1, 1, 1, 0, 1, 0, 0),
    "Hörde": (8, 2, 2, 0, 1, 1, 2, 0), "Hombruch": (8, 1, 1, 1, 1, 0, 0, 0), "Lütgendortmund": (7, 0, 0, 2, 1, 1, 0, 0),
    "Huckarde": (8, 1, 1, 0, 1, 0, 0, 0), "Mengede": (6, 1, 1, 1, 1, 1, 0, 0),
}  # fmt: skip
PUPILS_OF_FORM = (
    (110, 400),
    (640, 1340),
    (330, 770),
    (60, 400),
    (720, 1300),
    (280, 480),
    (2000, 3650),
    (350, 460),
)
CLASS_SIZE = (24, 27, 27, 12, 26, 22, 24, 20)
PUPILS = {2016: 80400, 2017: 80650, 2018: 80500, 2019: 80300, 2020: 80250, 2021: 80300, 2022: 81000, 2023: 82350,
          2024: 83515, 2025: 84020, 2026: 84390}  # fmt: skip
OTHER_CARRIERS = (("LWL", "Förderschule"), ("privat", "Freie Waldorfschule"), ("privat", "Gymnasium"),
                  ("privat", "Berufskolleg"))  # fmt: skip
OTHERS = 14
LATEST_FOUNDED = 2024
PRIMARY = FORMS.index("Grundschule")
CROWDED = 16  # four classes in each of four grades: a school that big has no room to spare
ALL_DAY = {2016: 41, 2017: 43, 2018: 45, 2019: 47, 2020: 48, 2021: 50, 2022: 52, 2023: 54, 2024: 57, 2025: 60,
           2026: 64}  # fmt: skip


@dataclass(frozen=True)
class Schools:
    """The city's schools; the last one of the arrays of city schools opened in 2024."""

    table: pl.DataFrame
    form: Ints
    weight: Ints
    since: Ints

    @property
    def count(self) -> int:
        """Number of city schools, the latest included."""
        return len(self.form)

    def pupils(self, year: int) -> Ints:
        """Pupils of each city school in the school year; none before a school opened."""
        drift = 1000 + (np.arange(self.count) * 7919 % 41 - 20) * (year - 2024) // 4
        return split(PUPILS[year], np.where(self.since <= year, self.weight * drift, 0))


def found(seed: int) -> Schools:
    """Invent the schools."""
    chance = Chance(seed, "schools")
    mix = np.array([SCHOOLS_IN_BOROUGH[name] for name in BOROUGHS])
    borough = np.repeat(np.repeat(np.arange(len(BOROUGHS)), len(FORMS)), mix.ravel())
    form = np.repeat(np.tile(np.arange(len(FORMS)), len(BOROUGHS)), mix.ravel())
    latest = int(np.flatnonzero((form == 0) & (borough == 7))[0])
    order = np.argsort(np.arange(len(form)) == latest, kind="stable")
    borough, form = borough[order], form[order]
    low, high = np.array(PUPILS_OF_FORM)[form].T
    weight = _as_children_live(chance.between(low, high, len(form)), form == PRIMARY, borough)
    since = np.where(np.arange(len(form)) == len(form) - 1, LATEST_FOUNDED, 0)
    return Schools(_table(borough, form, chance), form, weight, since)


def _as_children_live(weight: Ints, is_primary: Flags, borough: Ints) -> Ints:
    """Primary schools are as big as their borough has children, but for a fifth: some go to school elsewhere."""
    drawn = np.bincount(borough[is_primary], weights=weight[is_primary]).astype(np.int64)
    living = np.bincount(city().boroughs - 1, weights=city().weights_in(LATEST_FOUNDED)).astype(np.int64)
    expected = drawn.sum() * living // living.sum()
    moved = weight * (4 * expected + drawn)[borough] // (5 * drawn)[borough]
    return np.where(is_primary, moved, weight)


def _table(borough: Ints, form: Ints, chance: Chance) -> pl.DataFrame:
    """Master data of the city's schools, then of the others."""
    area = city()
    city_count = len(form)
    in_borough = (area.boroughs[None, :] == borough[:, None] + 1) * area.weights[None, :]
    district = np.concatenate([chance.pick_each(in_borough), chance.pick(area.weights, OTHERS)])
    count = city_count + OTHERS
    number = 900_101 + np.cumsum(chance.between(3, 90, count))
    forms = [FORMS[f] for f in form.tolist()] + [OTHER_CARRIERS[n % 4][1] for n in range(OTHERS)]
    names = [
        f"{kind} Am {joined(SCHOOL_FIRST, SCHOOL_SECOND, lot)}"
        for kind, lot in zip(forms, chance.order(count).tolist(), strict=True)
    ]
    return pl.DataFrame(
        {
            "school_id": pl.Series(number).cast(pl.String),
            "name": names,
            "school_form": forms,
            "carrier": [CITY_CARRIER] * city_count + [OTHER_CARRIERS[n % 4][0] for n in range(OTHERS)],
            **addresses(district, chance).to_dict(),
            "borough_name": borough_names(district),
        }
    )


def register(schools: Schools, year: int) -> pl.DataFrame:
    """The register of the school year that begins in ``year``."""
    others = np.arange(OTHERS) * 53 % 400 + 110
    pupils = np.concatenate([schools.pupils(year), others])
    size = np.concatenate([np.array(CLASS_SIZE)[schools.form], np.full(OTHERS, 20)])
    latest = np.concatenate([schools.pupils(2024), others])
    rooms = class_rooms(latest, size)
    table = schools.table.with_columns(
        pupils=pl.Series(pupils),
        classes=pl.Series(-(-pupils // size)),
        class_rooms=pl.Series(rooms),
        subject_rooms=pl.Series(subject_rooms(rooms, size)),
        all_day_places=_all_day_places(schools, pupils, year),
        is_in_operation=pl.lit(True),
    )
    return table.filter(pl.Series(np.concatenate([schools.since <= year, np.full(OTHERS, True)])))


def _all_day_places(schools: Schools, pupils: Ints, year: int) -> pl.Series:
    """Places of the open all-day school at primary schools, more every year; nothing is told of other schools."""
    is_primary = np.append(schools.form == PRIMARY, np.full(OTHERS, False))
    share = ALL_DAY[year] + np.arange(len(pupils)) * 37 % 17 - 8
    return pl.Series(pupils * share // 100).set(pl.Series(~is_primary), None)


def class_rooms(pupils: Ints, class_size: Ints) -> Ints:
    """Class rooms of a school of this size, one of them to spare unless it is crowded."""
    return -(-pupils // class_size) + (pupils < CROWDED * class_size)


def subject_rooms(rooms: Ints, class_size: Ints) -> Ints:
    """Rooms for science, music and crafts: more where older pupils learn."""
    return 1 + rooms * np.where(class_size > 24, 4, 2) // 10
