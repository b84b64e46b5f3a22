"""Child minders with up to five places and large-scale units with up to nine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from warehouse.demo import days
from warehouse.demo.chance import Chance, Flags, Ints, scaled
from warehouse.demo.city import city, district_codes

UNITS = 690
ADVICE = ("Fachberatung Tagespflege Nord (Demo)", "Fachberatung Tagespflege Süd (Demo)",
          "Fachberatung Tagespflege West (Demo)", "Fachberatung Tagespflege Ost (Demo)")  # fmt: skip
STARTS = (7, 7, 8, 8, 8, 8, 8, 7, 7, 6, 5, 4, 3, 3, 3, 3, 3, 2, 2)  # 2008 to 2026


@dataclass(frozen=True)
class Minders:
    """All child minders since 2008; every array has one entry per unit."""

    table: pl.DataFrame
    district: Ints
    start: Ints
    end: Ints
    available: Ints

    def are_at_work(self, moment: int) -> Flags:
        """Which of them work on the day."""
        return days.is_within(moment, self.start, self.end + 1)

    def on(self, moment: int) -> pl.DataFrame:
        """The list of the day: at work, or ended within the year; an end is known half a year ahead."""
        shown = (self.start <= moment) & (self.end >= moment - 365)
        known_end = np.where(self.end <= moment + 180, self.end, days.NEVER)
        return self.table.with_columns(ends_on=days.dates(known_end)).filter(pl.Series(shown))


def found(scale: float, seed: int) -> Minders:
    """Let child minders start, and some of them end."""
    chance, area = Chance(seed, "minding"), city()
    count = scaled(UNITS, scale, 8)
    district = chance.pick(area.weights, count)
    is_large = chance.happens(100, count)
    approved = np.where(is_large, chance.between(7, 9, count), 3 + chance.pick((12, 28, 60), count))
    available = approved - chance.happens(90, count)
    start = days.year_starting(2008 + chance.pick(STARTS, count), 8)
    start = days.first_of_month(start + 31 * chance.pick((60, 5, 5, 3, 3, 8, 3, 3, 3, 3, 2, 2), count))
    end = days.end_of_month(start + chance.between(1500, 6500, count))
    end = np.where(chance.happens(330, count), end, days.NEVER)
    table = pl.DataFrame(
        {
            "minder_id": [f"T{number:05d}" for number in range(1, count + 1)],
            "provider": pl.Series(ADVICE).gather((area.boroughs[district] - 1) // 3),
            "district": district_codes(district),
            "approved_places": approved,
            "available_places": available,
            "starts_on": days.dates(start),
        }
    )
    return Minders(table, district, start, end, available)
