"""What a form says about a child: names, birth date, address, account, as written there, damage included."""

from __future__ import annotations

import numpy as np
import polars as pl

from warehouse.demo import days
from warehouse.demo.chance import Chance, Ints
from warehouse.demo.city import NEIGHBOUR_POSTCODES, city, district_codes
from warehouse.demo.families import Children, Families
from warehouse.demo.names import ORIGINS, STREETS

DAMAGE = (
    "",
    "umlaut",
    "double_name",
    "swapped_names",
    "day_month_swap",
    "digit_transposition",
    "typo",
    "moved_address",
)
DAMAGE_WEIGHTS = (14, 40, 24, 8, 24, 24, 14, 14)
UMLAUT, DOUBLE_NAME, SWAPPED, DAY_MONTH, DIGITS, TYPO, MOVED = range(1, 8)
SPELT_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
SECOND = 8
BIRTH = pl.col("birth_date")
DAY, MONTH = BIRTH.dt.day(), BIRTH.dt.month()
DIGITS_CROSSED = (DAY % 10 * 10 + DAY // 10).cast(pl.Int8)
ACCOUNTS = 9_999_991


class _Lists:
    """Name lists of all origins end to end, with each origin's start and length."""

    def __init__(self, lists: list[tuple[str, ...]]) -> None:
        self.lengths = np.array([len(names) for names in lists])
        self.starts = np.cumsum(self.lengths) - self.lengths
        self.names = pl.Series([name for names in lists for name in names])

    def of(self, which: Ints, number: Ints) -> pl.Series:
        """The name of each number in the list of each origin."""
        return self.names.gather(self.starts[which] + number % self.lengths[which])


SURNAMES = _Lists([origin.surnames for origin in ORIGINS])
FIRST_NAMES = _Lists([names for origin in ORIGINS for names in (origin.boys, origin.girls)])


def forms(
    children: Children, which: Ints, moment: int | Ints, account: Ints, damage: Ints, lot: Ints
) -> pl.DataFrame:
    """The personal columns of one form per entry of ``which``.

    ``account`` is the account's number or -1, ``damage`` up to two positions in ``DAMAGE`` (the second times
    ``SECOND``), ``lot`` a number per form that decides where a slip of the pen falls. A damage that changes nothing
    becomes another; the column ``damage`` says in the same code what happened in the end.
    """
    family, homes = children.family[which], children.families
    district = children.districts(which, moment)
    form = pl.DataFrame(
        {
            "portal_account": _account_numbers(account),
            "first_name": _first_names(children, which),
            "last_name": _surnames(children, family),
            "birth_date": days.dates(children.birth[which]),
            "sex": pl.Series(["male", "female"]).gather(children.sex[which]),
            "street": _streets(homes, family, moment, damage),
            "postcode": _postcodes(district, lot),
            "district": district_codes(district),
            "family_language": pl.Series([origin.language for origin in ORIGINS]).gather(homes.origin[family]),
            "damage": damage % SECOND,
            "lot": lot,
        }
    )  # fmt: skip
    once = _damaged(form.with_columns(before=pl.lit(0)))
    twice = _damaged(once.with_columns(before="damage", damage=pl.Series(damage // SECOND)))
    return twice.with_columns(damage=once["damage"] + SECOND * twice["damage"]).drop("lot", "before")


def damage_drawn(chance: Chance, size: int) -> Ints:
    """What goes wrong on forms filled in carelessly: mostly one thing, sometimes two."""
    first, second = chance.pick(DAMAGE_WEIGHTS, size), chance.pick(DAMAGE_WEIGHTS, size)
    return first + np.where(chance.happens(150, size) & (first > 0) & (first != second), SECOND * second, 0)


def damage_names(damage: pl.Series) -> pl.Series:
    """The kinds of damage in words, two joined by a plus; empty for none."""
    first, second = (pl.Series(DAMAGE).gather(part) for part in (damage % SECOND, damage // SECOND))
    return (first + "+" + second).str.strip_suffix("+")


def family_accounts(family: Ints) -> Ints:
    """The account number of each family; the multiplier scatters them, the prime keeps them apart."""
    return family * 7919 % ACCOUNTS


def _account_numbers(account: Ints) -> pl.Series:
    """Account numbers as the portal writes them."""
    text = "K" + pl.Series(account).cast(pl.String).str.zfill(8)
    return text.set(pl.Series(account < 0), None)


def _first_names(children: Children, which: Ints) -> pl.Series:
    """First names by origin and sex, some of them double."""
    lists = children.families.origin[children.family[which]] * 2 + children.sex[which]
    first = FIRST_NAMES.of(lists, children.first_name[which])
    second = FIRST_NAMES.of(lists, children.second_name[which])
    is_double = pl.Series(children.second_name[which] >= 0) & (first != second)
    return first.zip_with(~is_double, first + "-" + second)


def _surnames(children: Children, family: Ints) -> pl.Series:
    """Surnames by origin, some of them double across origins."""
    homes = children.families
    first = SURNAMES.of(homes.origin[family], homes.surname[family])
    second = SURNAMES.of(homes.second_surname[family] % len(ORIGINS), homes.second_surname[family])
    is_double = pl.Series(homes.second_surname[family] >= 0) & (first != second)
    return first.zip_with(~is_double, first + "-" + second)


def _streets(homes: Families, family: Ints, moment: int | Ints, damage: Ints) -> pl.Series:
    """Street and number on the day; another one where the form gives an address the family has left."""
    elsewhere = (damage % SECOND == MOVED) | (damage // SECOND == MOVED)
    has_moved = (homes.moved_on[family] <= moment) & ~elsewhere
    street = np.where(has_moved, homes.later_street[family], homes.street[family] + 17 * elsewhere)
    number = pl.Series(1 + street // len(STREETS) % 119)
    return pl.Series(STREETS).gather(street % len(STREETS)) + " " + number.cast(pl.String)


def _postcodes(district: Ints, lot: Ints) -> pl.Series:
    """The district's postcode, or one of the neighbouring towns."""
    codes = pl.Series([*city().postcodes, *NEIGHBOUR_POSTCODES])
    return codes.gather(
        np.where(district < 0, len(city().postcodes) + lot % len(NEIGHBOUR_POSTCODES), district)
    )


def _damaged(form: pl.DataFrame) -> pl.DataFrame:
    """Apply each form's damage, or another where it would change nothing; never the one in ``before`` again."""
    kind, first, last = pl.col("damage"), pl.col("first_name"), pl.col("last_name")
    spelt = {name: pl.col(name).str.replace_many(SPELT_OUT) for name in ("first_name", "last_name", "street")}
    return form.pipe(_with_feasible_damage).with_columns(
        first_name=pl.when(kind == SWAPPED).then(last)
        .when(kind == UMLAUT).then(spelt["first_name"])
        .when(kind == DOUBLE_NAME).then(first.str.replace("-.*", "")).otherwise(first),
        last_name=pl.when(kind == SWAPPED).then(first)
        .when(kind == UMLAUT).then(spelt["last_name"])
        .when(kind == DOUBLE_NAME).then(last.str.replace("-.*", ""))
        .when(kind == TYPO).then(_slip(last)).otherwise(last),
        birth_date=pl.when(kind == DAY_MONTH).then(_with_day(MONTH, DAY.clip(1, 12)))
        .when(kind == DIGITS).then(_with_day(DIGITS_CROSSED.clip(1, 28), MONTH)).otherwise(BIRTH),
        street=pl.when(kind == UMLAUT).then(spelt["street"]).otherwise(pl.col("street")),
    )  # fmt: skip


def _with_feasible_damage(form: pl.DataFrame) -> pl.DataFrame:
    """Exchange a damage that cannot show on this form, or already has, for one that does."""
    kind, first, last = pl.col("damage"), pl.col("first_name"), pl.col("last_name")
    works = {
        UMLAUT: (last + first).str.contains("[äöüßÄÖÜ]"),
        DIGITS: (DIGITS_CROSSED < DAY) & (DIGITS_CROSSED > 0),
        DAY_MONTH: DAY < MONTH,
        DOUBLE_NAME: (last + first).str.contains("-"),
    }
    useless = pl.any_horizontal((kind == number) & ~can for number, can in works.items())
    other = (pl.when(can & (pl.col("lot") % 3 != number % 3)).then(number) for number, can in works.items())
    form = form.with_columns(damage=pl.when(useless).then(pl.coalesce(*other, TYPO)).otherwise(kind))
    return form.with_columns(damage=pl.when(kind == pl.col("before")).then(0).otherwise(kind))


def _with_day(day: pl.Expr, month: pl.Expr) -> pl.Expr:
    """The birth date with another day and month; both slips only ever make it earlier, so no rule breaks."""
    return pl.date(BIRTH.dt.year(), month, day)


def _slip(name: pl.Expr) -> pl.Expr:
    """Two neighbouring letters inside the name change places; where that shows nothing, one is added."""
    place = 1 + pl.col("lot") % (name.str.len_chars().cast(pl.Int64) - 2).clip(1)
    crossed = pl.concat_str(
        name.str.slice(0, place),
        name.str.slice(place + 1, 1),
        name.str.slice(place, 1),
        name.str.slice(place + 2),
    )
    return pl.when(crossed == name).then(name + "h").otherwise(crossed)
