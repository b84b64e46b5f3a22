"""The names of the synthetic city, read from ``names.toml``, and how often which origin occurs."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any, NamedTuple


class Origin(NamedTuple):
    """Names of one origin, and the language such a family names on the form."""

    language: str
    surnames: tuple[str, ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    """The words of a block of text."""
    return tuple(text.split())


_NAMES: dict[str, Any] = tomllib.loads(
    resources.files("warehouse.demo").joinpath("names.toml").read_text("utf-8")
)

ORIGINS = tuple(
    Origin(origin["language"], *(_words(origin[kind]) for kind in ("surnames", "girls", "boys")))
    for origin in _NAMES["origins"].values()
)
ORIGIN_WEIGHTS = {2: (28, 25, 27, 6, 14), 4: (62, 18, 10, 6, 4), 5: (60, 14, 13, 9, 4), 11: (68, 15, 8, 6, 3)}
USUAL_ORIGIN_WEIGHTS = (78, 8, 6, 6, 2)
STREETS = tuple(
    stem + kind for kind in ("weg", "straße", "allee", "ring") for stem in _words(_NAMES["street_stems"])
)
CENTRE_FIRST, CENTRE_SECOND = _words(_NAMES["centre_first"]), _words(_NAMES["centre_second"])
SCHOOL_FIRST, SCHOOL_SECOND = _words(_NAMES["school_first"]), _words(_NAMES["school_second"])


def joined(first: tuple[str, ...], second: tuple[str, ...], number: int) -> str:
    """Two stems in one word, every pair once before a numeral is added; neighbours in number sound unlike."""
    pair, again = number % (len(first) * len(second)), number // (len(first) * len(second))
    scattered = pair * 37 % (len(first) * len(second))
    word = first[scattered % len(first)] + second[scattered // len(first)]
    return f"{word} {again + 1}" if again else word
