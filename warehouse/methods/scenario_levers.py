"""What a planner may change: the levers of a scenario, their bounds, and the order in which they are applied.

Shares and rates are decimals (0.45 is 45 %) with at most four digits; years are day-care years, named by their
first year. A lever "from a year on" holds until the next one of its kind begins.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

ON_TIME, LATE, DROPPED = "on_time", "late", "dropped"
ALL_PROJECTS = None


@dataclass(frozen=True)
class Births:
    """More or fewer births: the children not yet born change by this share, from a year on."""

    change: float
    from_year: int


@dataclass(frozen=True)
class Housing:
    """The dwellings already planned: so many times as many, and so many years later."""

    factor: float = 1.0
    delay_years: int = 0


@dataclass(frozen=True)
class ExtraDwellings:
    """Dwellings beyond the planned ones, of one kind in one district, completed in one year."""

    district_id: str
    dwelling_kind: str
    number: int
    completion_year: int


@dataclass(frozen=True)
class TargetRate:
    """Another target rate from a year on, for one year of age or for an age group (the year of age wins)."""

    rate: float
    from_year: int
    age_group: str | None = None
    year_of_age: int | None = None


@dataclass(frozen=True)
class MindingShare:
    """Child minding offers this share of each district's demand under three, from a year on."""

    share: float
    from_year: int


@dataclass(frozen=True)
class ProjectChange:
    """A planned project on time, late by some years, or dropped; without an id all that no other lever names."""

    state: str
    project_id: str | None = ALL_PROJECTS
    delay_years: int = 0


@dataclass(frozen=True)
class ExtraGroups:
    """Groups of one form beyond the planned ones, open from a year on or some years later."""

    district_id: str
    group_form: str
    number: int
    opening_year: int
    delay_years: int = 0


@dataclass(frozen=True)
class Closure:
    """From a year on a centre is closed, or a district has so many places of an age group fewer."""

    from_year: int
    centre_id: str | None = None
    district_id: str | None = None
    age_group: str | None = None
    places: int | None = None


@dataclass(frozen=True)
class Buffer:
    """Places kept in reserve, as a share on top of demand, from a year on; of one age group or of both."""

    share: float
    from_year: int
    age_group: str | None = None


Lever = (
    Births
    | Housing
    | ExtraDwellings
    | TargetRate
    | MindingShare
    | ProjectChange
    | ExtraGroups
    | Closure
    | Buffer
)

# Children first, then what they are entitled to, then places, then what is kept back of them.
ORDER: tuple[type[Lever], ...] = (
    Births,
    Housing,
    ExtraDwellings,
    TargetRate,
    MindingShare,
    ProjectChange,
    ExtraGroups,
    Closure,
    Buffer,
)
NAMES: dict[type[Lever], str] = {
    Births: "births",
    Housing: "housing",
    ExtraDwellings: "extra_dwellings",
    TargetRate: "target_rate",
    MindingShare: "minding_share",
    ProjectChange: "project",
    ExtraGroups: "extra_groups",
    Closure: "closure",
    Buffer: "buffer",
}
BOUNDS: dict[str, tuple[float, float]] = {
    "change": (-1, 1),
    "factor": (0, 10),
    "rate": (0, 1),
    "share": (0, 1),
    "delay_years": (0, 10),
    "number": (1, 100_000),
    "places": (1, 100_000),
    "year_of_age": (0, 18),
}
STATES = (ON_TIME, LATE, DROPPED)


@dataclass(frozen=True)
class Scenario:
    """Some levers under a name, with who set them, when and why; without levers it is the baseline."""

    name: str
    levers: tuple[Lever, ...] = ()
    author: str = ""
    date: dt.date | None = None
    note: str = ""


def in_order(levers: tuple[Lever, ...]) -> tuple[Lever, ...]:
    """The levers in the order in which they are applied; those of one kind as they were given."""
    return tuple(sorted(levers, key=lambda lever: ORDER.index(type(lever))))
