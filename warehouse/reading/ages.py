"""Years of age as offices write them: ``3``, ``A03``, "unter 1 Jahr", "1 bis unter 2 Jahre", "90+", "Insgesamt".

An age is one number, so that millions of them can be compared: a single year is itself, and what is none lies
outside 0 to 130 by its kind.
"""

from __future__ import annotations

import re

from warehouse.contracts import series as words

OLDEST = 17  # a series of children ends here
OPEN, BAND = 1_000, 2_000  # 1090 is "90 and more", 2003 a band of several years beginning with 3
TOTAL, UNKNOWN = -1, -2
MOST = 130

FLOAT = re.compile(r"^(\d+)[.,]0$")  # a number written by a program that knew no whole ones
PART = re.compile(r"\d+|[^\W\d_]+|[<>≥=+\-–]")


def read_age(text: str) -> tuple[int, str] | None:
    """Return the age a text names and the words in it that belong to no age; None where it names none.

    "männlich 3 bis unter 4 Jahre" is 3 and "männlich"; "0-2" is a band, for both its ends count.
    """
    parts = PART.findall(FLOAT.sub(r"\1", text.casefold()))
    label = " ".join(part for part in parts if _is_word(part))
    told = " ".join(
        part.lstrip("0") or "0" if part.isdigit() else part
        for part in parts
        if part.isdigit() or part in words.AGE_MARKS
    ).strip(" -–")
    if not any(part.isdigit() for part in parts):
        return _without_number(label)
    age = _numbered(told)
    return None if age is None else (age, label)


def is_age(code: int) -> bool:
    """Whether it is a single year of a child's age."""
    return 0 <= code <= OLDEST


def is_refused_band(code: int) -> bool:
    """Whether it is a band of several years that begins within childhood."""
    return BAND <= code <= BAND + OLDEST


def _is_word(part: str) -> bool:
    return not part.isdigit() and part not in words.AGE_MARKS and part not in words.AGE_NOISE


def _without_number(label: str) -> tuple[int, str] | None:
    if label in words.TOTAL_WORDS or (label and all(word in words.TOTAL_WORDS for word in label.split())):
        return TOTAL, ""
    if label in words.UNKNOWN_WORDS:
        return UNKNOWN, ""
    rest = [word for word in label.split() if word not in words.TOTAL_WORDS]
    has_total = len(rest) < len(label.split())
    is_category = all(word in words.CATEGORY_WORDS for word in rest)
    return (TOTAL, " ".join(rest)) if has_total and is_category else None


def _numbered(told: str) -> int | None:
    if found := words.AGE_SINGLE.match(told):
        low, high = int(found[1]), int(found[1])
    elif found := words.AGE_BELOW.match(told):
        low, high = 0, int(found[1]) - 1
    elif found := words.AGE_TO_BELOW.match(told):
        low, high = int(found[1]), int(found[2]) - 1
    elif found := words.AGE_TO.match(told):
        low, high = int(found[1]), int(found[2])
    elif found := words.AGE_OPEN.match(told):
        return OPEN + int(found[1] or found[2])
    else:
        return None
    if high < low or high > MOST:
        return None
    return low if low == high else BAND + low
