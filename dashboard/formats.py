"""German numbers and dates: ``1.234,5``, ``31.08.2026``, ``12,3 %``; a missing value is "–", never 0."""

from __future__ import annotations

import decimal
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import NumberPattern, format_decimal, parse_pattern

UNKNOWN = "–"
MINUS = "−"
UNBROKEN = "\N{NO-BREAK SPACE}"


@lru_cache
def _pattern(digits: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * digits if digits else ""))


def number(value: float | None, digits: int = 0) -> str:
    """Return ``1.234,5``, rounded as DIN 1333 does."""
    if value is None:
        return UNKNOWN
    return format_decimal(rounded(value, digits), format=_pattern(digits), locale="de").replace("-", MINUS)


def rounded(value: float, digits: int) -> decimal.Decimal:
    """Return the number as exact as it is shown; half is rounded up, and no zero carries a sign."""
    places = decimal.Decimal(1).scaleb(-digits)
    return decimal.Decimal(str(value)).quantize(places, rounding=decimal.ROUND_HALF_UP) + 0


def signed(value: float | None, digits: int = 0) -> str:
    """Return a difference with its sign, ``+12`` or ``−3``; nothing changed is ``0``."""
    text = number(value, digits)
    return text if value is None or text[0] == MINUS or set(text) <= set("0,") else f"+{text}"


def percent(share: float | None, digits: int = 1) -> str:
    """Return a share between 0 and 1 as ``62,3 %``."""
    return UNKNOWN if share is None else f"{number(_hundredfold(share), digits)}{UNBROKEN}%"


def points(difference: float | None, digits: int = 1) -> str:
    """Return the size of a difference of two shares, ``1,2 Prozentpunkte``."""
    if difference is None:
        return UNKNOWN
    text = number(abs(_hundredfold(difference)), digits)
    return f"{text}{UNBROKEN}Prozentpunkt{'' if text.rstrip('0') == '1,' else 'e'}"


def euros(value: float | None) -> str:
    """Return ``1.234 €``; nothing delivered is "–"."""
    return UNKNOWN if value is None else f"{number(value)}{UNBROKEN}€"


def millions(value: float | None) -> str:
    """Return ``1,2 Mio. €``."""
    return UNKNOWN if value is None else f"{number(value / 1_000_000, 1)}{UNBROKEN}Mio.{UNBROKEN}€"


def day(value: date | None) -> str:
    """Return ``31.08.2026``."""
    return UNKNOWN if value is None else format_date(value, "dd.MM.yyyy", locale="de")


def month(value: date | None) -> str:
    """Return ``08/2026``."""
    return UNKNOWN if value is None else format_date(value, "MM/yyyy", locale="de")


def month_name(value: date | None) -> str:
    """Return ``August 2026``."""
    return UNKNOWN if value is None else format_date(value, "LLLL yyyy", locale="de")


def day_care_year(first_year: int | None) -> str:
    """Return ``2026/27`` for the day-care year from 1 August 2026 to 31 July 2027."""
    return UNKNOWN if first_year is None else f"{first_year}/{(first_year + 1) % 100:02d}"


def _hundredfold(share: float) -> float:
    """Multiply in decimals: in floats 0.845 × 100 is already below 84.5."""
    return float(decimal.Decimal(str(share)) * 100)
