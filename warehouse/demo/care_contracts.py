"""Contracts of care as the providers list them on a reference date."""

from __future__ import annotations

import numpy as np
import polars as pl

from warehouse.demo import days
from warehouse.demo.care import Care
from warehouse.demo.chance import Chance, Ints
from warehouse.demo.personas import damage_drawn, family_accounts, forms

HOURS = (25, 35, 45)


class CareContracts:
    """All contracts with how each is written down: account known or not, damaged names, end stated or not."""

    def __init__(self, care: Care, seed: int) -> None:
        self.care = care
        chance, spells = Chance(seed, "contracts"), care.spells
        count = spells.size
        misspelt = np.where(spells["is_double"] == 1, chance.happens(500, count), chance.happens(22, count))
        self.damage = np.where(misspelt, damage_drawn(chance, count), 0)
        without = chance.happens(np.where(misspelt, 400, 40), count)
        account = family_accounts(care.children.family[spells["child"]])
        self.account = np.where(without, -1, account)
        self.lot = chance.between(0, 10**6, count)

    def on(self, moment: int) -> pl.DataFrame:
        """Typed rows of contracts in force or signed by the day, with the sender and the truth's columns."""
        care, spells = self.care, self.care.spells
        shown = np.flatnonzero((spells["signed_on"] <= moment) & (spells["end_on"] >= moment))
        child, facility = spells["child"][shown], spells["facility"][shown]
        form = forms(care.children, child, moment, self.account[shown], self.damage[shown], self.lot[shown])
        year = days.as_date(moment).year - (days.as_date(moment).month < 8)
        is_older = (year - care.cohort[child] >= 3).astype(np.int64)
        hours = np.searchsorted(np.array([8, 46]), care.children.first_name[child] % 100, side="right")
        return form.hstack(
            pl.DataFrame(
                {
                    "record_number": "V" + pl.Series(shown + 1).cast(pl.String).str.zfill(8),
                    "facility_id": care.supply.facility_ids.gather(facility),
                    "care_kind": pl.Series(["child_minding", "centre"]).gather(
                        (facility < care.centre_count).astype(np.int64)
                    ),
                    "starts_on": days.dates(spells["start_on"][shown]),
                    "ends_on": days.dates(self._known_ends(shown, child, moment)),
                    "weekly_hours": np.array(HOURS)[hours],
                    "age_group": pl.Series(["under_three", "three_to_school"]).gather(is_older),
                    "needs_inclusion": care.children.first_name[child] % 37 == 0,
                    "sender": care.supply.facility_senders[facility],
                    "child": child,
                }
            )
        )

    def _known_ends(self, shown: Ints, child: Ints, moment: int) -> Ints:
        """The end as known on the day: given notice of, else the summer before school or left open."""
        end = self.care.spells["end_on"][shown]
        by_school = days.year_starting(self.care.school[child], 8) - 1
        planned = np.where(self.lot[shown] % 2 == 0, by_school, days.NEVER)
        return np.where(end - 75 <= moment, end, np.maximum(planned, self.care.spells["start_on"][shown]))
