"""Planned openings, extensions and closures of centres, with milestones that slip."""

from __future__ import annotations

import numpy as np
import polars as pl

from warehouse.demo import days
from warehouse.demo.centres import PROVIDERS, Supply
from warehouse.demo.chance import Chance, Ints, scaled
from warehouse.demo.city import city, district_codes

PROJECTS = 64
PLACES_OF_GROUP = {"I": (5, 15), "II": (10, 0), "III": (0, 22)}


class Projects:
    """All projects with planned and true milestones."""

    def __init__(self, supply: Supply, scale: float, seed: int) -> None:
        chance = Chance(seed, "centre projects")
        self.count = scaled(PROJECTS, scale, 6)
        area, count = city(), self.count
        self.kind = chance.pick((55, 38, 7), count)
        short_of_places = area.weights * np.maximum(1, 115 - area.supply)
        district = chance.pick(short_of_places, count)
        centre = chance.between(0, len(supply.district) - 1, count)
        self.district = np.where(self.kind == 0, district, supply.district[centre])
        self.opening_planned = days.year_starting(2019 + chance.between(0, 10, count), 8)
        self.construction_planned = days.first_of_month(
            self.opening_planned - chance.between(330, 520, count)
        )
        self.decision_planned = days.first_of_month(
            self.construction_planned - chance.between(180, 420, count)
        )
        slip = chance.between(0, 9, count) * 31
        self.decided = self.decision_planned + chance.between(0, 60, count)
        self.started = self.construction_planned + slip // 2 + chance.between(0, 40, count)
        self.opened = days.first_of_month(self.opening_planned + slip + 5)
        self.listed = self.decision_planned - 300
        groups = np.stack(
            [chance.between(0, 2, count), chance.between(0, 1, count), chance.between(0, 2, count)]
        )
        groups[0] += groups.sum(axis=0) == 0
        self.groups = np.where(self.kind == 2, -np.minimum(groups, 1), groups)
        self.table = self._master_data(supply, centre, chance)

    def _master_data(self, supply: Supply, centre: Ints, chance: Chance) -> pl.DataFrame:
        """What does not change from list to list."""
        kinds = ("Neubau", "Erweiterung", "Schließung")
        names = [name for providers in PROVIDERS.values() for name in providers[:2]]
        provider = pl.Series(names).gather(chance.between(0, len(names) - 1, self.count))
        one, two, three = self.groups
        known = pl.Series(self.kind > 0)
        return pl.DataFrame(
            {
                "project_id": [f"AP-{number + 1:03d}" for number in range(self.count)],
                "name": [f"{kinds[k]} {city().names[d]} {n % 5 + 1}" for n, (k, d) in
                         enumerate(zip(self.kind.tolist(), self.district.tolist(), strict=True))],
                "centre_id": supply.centres["centre_id"].gather(centre).set(~known, None),
                "provider": supply.centres["provider"].gather(centre).zip_with(known, provider),
                "district": district_codes(self.district),
                "project_kind": pl.Series(["opening", "extension", "closure"]).gather(self.kind),
                "groups_form_one": one,
                "groups_form_two": two,
                "groups_form_three": three,
                "places_under_three": 5 * one + 10 * two,
                "places_three_to_school": 15 * one + 22 * three,
            }
        )  # fmt: skip

    def on(self, moment: int) -> pl.DataFrame:
        """The list of the day: projects known by then, finished ones for three years."""
        dated = self.table.with_columns(
            decided_planned_on=days.dates(self.decision_planned),
            decided_on=_happened(self.decided, moment),
            construction_planned_on=days.dates(self.construction_planned),
            construction_started_on=_happened(self.started, moment),
            opening_planned_on=days.dates(self.opening_planned),
            opened_on=_happened(self.opened, moment),
            council_paper=pl.Series(
                [f"Demo {10_000 + 37 * number}-{year % 100}" if decided <= moment else None
                 for number, (year, decided) in enumerate(zip(days.year_of(self.decided).tolist(), self.decided.tolist(), strict=True))]
            ),
        )  # fmt: skip
        return dated.filter(pl.Series((self.listed <= moment) & (self.opened > moment - 1100)))


def _happened(day: Ints, moment: int) -> pl.Series:
    """The day where it has come."""
    return days.dates(np.where(day <= moment, day, days.NEVER))
