"""What a file's name says: reference date, correction number, sender."""

from __future__ import annotations

import calendar
import re
from datetime import date

CORRECTION = re.compile(r"[_\- ](?:k|korr|korrektur|correction)[_\- ]?(\d{1,3})$", re.IGNORECASE)
ISO_DAY = re.compile(r"(?<!\d)(\d{4})[-_](\d{2})[-_](\d{2})(?!\d)")
COMPACT_DAY = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")
GERMAN_DAY = re.compile(r"(?<!\d)(\d{2})[.](\d{2})[.](\d{4})(?!\d)")
SCHOOL_YEAR = re.compile(r"(?<!\d)(20\d{2})[_-](\d{2})(?![\d])")
DEFAULT_SENDER = "stadt"


def split_name(stem: str) -> tuple[str, date | None, int]:
    """Return what is left of a name without date and correction, the reference date, the correction number.

    A month stands for its last day; a school year such as ``2024_25`` for 15 October of its first year.
    ``2011_12`` is a school year, ``2011-12`` December.
    """
    correction = CORRECTION.search(stem)
    rest = stem[: correction.start()] if correction else stem
    found, rest = _reference_date(rest)
    return rest, found, int(correction.group(1)) if correction else 0


def sender(rest: str, contract_words: tuple[str, ...]) -> str:
    """Return who sent the file: the words of its name that do not name its contract."""
    words = re.findall(r"[^\W\d_]+", rest.casefold())
    own = [word for word in words if word not in contract_words]
    return "-".join(own) or DEFAULT_SENDER


def _reference_date(rest: str) -> tuple[date | None, str]:
    for pattern, order in ((ISO_DAY, (1, 2, 3)), (COMPACT_DAY, (1, 2, 3)), (GERMAN_DAY, (3, 2, 1))):
        match = pattern.search(rest)
        if match:
            day = _day(*(int(match.group(part)) for part in order))
            if day:
                return day, pattern.sub(" ", rest, count=1)
    match = SCHOOL_YEAR.search(rest)
    if not match:
        return None, rest
    day = _year_or_month(int(match.group(1)), int(match.group(2)), is_month="-" in match.group())
    return (day, SCHOOL_YEAR.sub(" ", rest, count=1)) if day else (None, rest)


def _year_or_month(year: int, second: int, *, is_month: bool) -> date | None:
    is_school_year = second == (year + 1) % 100
    if is_school_year and not (is_month and second <= 12):
        return date(year, 10, 15)
    return date(year, second, calendar.monthrange(year, second)[1]) if 1 <= second <= 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
