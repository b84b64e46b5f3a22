"""Fixed classes: one value has one colour, whatever day-care year or reference date is shown, so that years compare.

The breaks are numbers people plan in. Places: 10 are a group of form II (under three), 25 a group of form III
(three to school), 50 two groups, 100 a centre of four or five; a borough has about five districts, hence twice to
five times as many. Under three the rates are the council's own targets (35, 41, 50 and 60 %), from three on steps
around 100 %. A number falls into the class in which it stands as shown: 10.4 places are shown as 10.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.figures.palette import MARK, QUIET, SHORT_TO_OVER, STAGES

NONE = STAGES[0]
SHORTAGE = (NONE, *SHORT_TO_OVER[4::-1])
SURPLUS = (NONE, *SHORT_TO_OVER[5:])
BALANCE = (*SHORT_TO_OVER[1:5], NONE, *SHORT_TO_OVER[5:9])
RATE = (*SHORT_TO_OVER[:4], SHORT_TO_OVER[6], SHORT_TO_OVER[8])
PLACES = {"district": (10, 25, 50, 100), "borough": (50, 100, 200, 400)}
RATES = {"under_three": (0.25, 0.35, 0.41, 0.50, 0.60), "three_to_school": (0.70, 0.80, 0.90, 1.00, 1.10)}
STRONG = (*SHORT_TO_OVER[:2], *SHORT_TO_OVER[8:])  # dark on light ground, bright on dark ground
COLOURS = {"shortage": SHORTAGE, "surplus": SURPLUS, "balance": BALANCE, "place_rate": RATE}


@dataclass(frozen=True)
class Scale:
    """The classes of a measure: ``bounds`` are the least values of all but the first, ``digits`` those shown."""

    measure: str
    bounds: tuple[float, ...]
    colours: tuple[str, ...]
    digits: int

    def place(self, value: float | None) -> int | None:
        """Return the number of the class a value stands in; what is not known stands in none."""
        if value is None:
            return None
        return bisect_right(self.bounds, float(formats.rounded(value, self.digits)))


@dataclass(frozen=True)
class Class:
    """A class as drawn: its label in the legend, its colour, and the positions of the values in it."""

    label: str
    colour: str
    members: tuple[int, ...]

    @property
    def ink(self) -> str:
        """The colour of numbers that can be read on it, in both themes."""
        return NONE if self.colour in STRONG else MARK


def scale_of(measure: str, level: str, age_group: str) -> Scale:
    """Return the classes of a measure on a level; only a rate's depend on the age group, as its target does."""
    if measure == "place_rate":
        return Scale(measure, RATES[age_group], COLOURS[measure], 3)
    steps = PLACES.get(level, PLACES["district"])
    more = (1, *(step + 1 for step in steps))
    if measure == "balance":
        less = tuple(-step for step in reversed(steps[:-1]))
        return Scale(measure, (*less, 0, *more[:-1]), COLOURS[measure], 0)
    return Scale(measure, more, COLOURS[measure], 0)


def classes_of(
    scale: Scale, values: Sequence[float | None], labels: Sequence[str], unknown: str
) -> list[Class]:
    """Return all classes with the values in them, empty ones too; the unknown only where there are some.

    The label of each ends with the number of its values, so that colour is not all that tells.
    """
    places = [scale.place(value) for value in values]
    kinds = [*zip(range(len(labels)), labels, scale.colours, strict=True), (None, unknown, QUIET)]
    found = []
    for kind, label, colour in kinds:
        members = tuple(position for position, place in enumerate(places) if place == kind)
        if members or kind is not None:
            found.append(Class(f"{label} ({formats.number(len(members))})", colour, members))
    return found
