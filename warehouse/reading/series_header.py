"""Where a population series keeps area, year, age and number: in columns, or in the names of its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from warehouse.contracts import series as words
from warehouse.reading.ages import is_refused_band, read_age
from warehouse.reading.recognise import HEAD_RECORDS, normalised
from warehouse.reading.refusal import Refusal
from warehouse.texts import series as texts

YEAR_IN_NAME = re.compile(
    r"(?:\d{1,2}\.\d{1,2}\.)?(?<!\d)(19\d\d|20\d\d|2100)(?!\d)(?:-\d\d-\d\d)?"  # a day counts as its year
)
FEWEST_AGES = 2  # a single number in a header may mean anything
ROLES = ("area", "year", "age", "count")


class SeriesRefusal(Refusal):
    """A population series cannot be taken; the sentences are those of ``texts.series``."""

    def __init__(self, rule: str, **details: object) -> None:
        super(Refusal, self).__init__(texts.refusal(rule, **details))
        self.rule = rule
        self.contract = None


@dataclass(frozen=True)
class SeriesColumns:
    """What the caller names: columns, or for all but the area a regular expression for the columns' names."""

    area: str | None = None
    year: str | None = None
    age: str | None = None
    count: str | None = None

    def given(self) -> dict[str, str]:
        """The names given, by role."""
        return {role: value for role in ROLES if (value := getattr(self, role))}


@dataclass(frozen=True)
class ValueColumn:
    """A column of numbers of which the name tells the year, the age (as ``ages`` writes it) or both."""

    position: int
    header: str
    year: int | None
    age: int | None
    label: str


@dataclass(frozen=True)
class Layout:
    """Where the header stands and at which positions what is found; ``missing`` names the roles that are nowhere.

    ``guessed`` holds what the caller did not name: the header by role, empty where the columns' names tell it.
    """

    header_at: int
    names: tuple[str, ...]
    columns: dict[str, int]
    values: tuple[ValueColumn, ...]
    missing: tuple[str, ...]
    guessed: dict[str, str]

    @property
    def width(self) -> int:
        """The number of columns that have a name."""
        return len(self.names)

    @property
    def extras(self) -> tuple[int, ...]:
        """The positions of the named columns that play no role."""
        used = {*self.columns.values(), *(value.position for value in self.values)}
        return tuple(at for at, name in enumerate(self.names) if name and at not in used)


def find_layout(head: list[list[str]], wanted: SeriesColumns) -> Layout | None:
    """Return the first record that is a whole header, else the one that is most of one; None without records."""
    best: Layout | None = None
    for at, record in enumerate(head[:HEAD_RECORDS]):
        layout = _layout(at, record, wanted)
        if not layout.missing:
            return layout
        if best is None or _rank(layout) > _rank(best):
            best = layout
    return best


def refuse_doubled(layout: Layout) -> None:
    """Refuse columns that say the same: two of one role's name, two for one year and age.

    Raises:
        SeriesRefusal: naming the columns.
    """
    keys = [normalised(name) for name in layout.names]
    for position in layout.columns.values():
        if keys.count(keys[position]) > 1:
            raise SeriesRefusal("doubled_column", column=layout.names[position])
    rivals: dict[tuple[int | None, int | None], list[ValueColumn]] = {}
    for value in layout.values:
        rivals.setdefault((value.year, value.age), []).append(value)
    for group in rivals.values():
        if len(group) > 1 and not _are_parts([value.label for value in group]):
            raise SeriesRefusal("rival_columns", columns=texts.quoted(value.header for value in group))


def refuse_bands(layout: Layout) -> None:
    """Refuse ages of several years in the columns' names.

    Raises:
        SeriesRefusal: naming the first of them.
    """
    for value in layout.values:
        if value.age is not None and is_refused_band(value.age):
            raise SeriesRefusal("age_band_column", column=value.header)


def refuse_incomplete(layout: Layout | None, wanted: SeriesColumns, file: str) -> Layout:
    """Return a whole layout, refuse any other.

    Raises:
        SeriesRefusal: an option names nothing that is there, or a role is nowhere; the headers are listed.
    """
    if layout is None:
        raise SeriesRefusal("no_rows")
    if not layout.missing:
        return layout
    headers = texts.headers(layout.names)
    for role, value in wanted.given().items():
        pattern = _pattern(role, value)
        is_found = pattern is not None and any(map(pattern.search, layout.names))
        if role not in layout.columns and not is_found:
            raise SeriesRefusal("option_names_nothing", option=role, value=value, headers=headers)
    line = layout.header_at + 1
    raise SeriesRefusal(
        "no_columns", missing=texts.roles(layout.missing), line=line, headers=headers, file=file
    )


def _layout(at: int, record: list[str], wanted: SeriesColumns) -> Layout:
    names = [name.strip(" \t\u00a0\ufeff") for name in record]
    while names and not names[-1]:
        names.pop()
    place = {normalised(name): position for position, name in reversed(list(enumerate(names))) if name}
    columns = {role: found for role in ROLES if (found := _column(role, wanted, place)) is not None}
    found = _with_values(Layout(at, tuple(names), columns, (), (), {}), wanted)
    told = {role for role in ("year", "age") if role in found.columns or found.values}
    told |= {"area"} & found.columns.keys()
    told |= {"count"} if found.values or "count" in found.columns else set()
    if "year" not in told and "age" not in told and _values(found, {"year"}, _patterns(found, wanted)):
        told |= {"year", "count"}
    guessed = {
        role: names[found.columns[role]] if role in found.columns else ""
        for role in ROLES
        if role in told and not getattr(wanted, role)
    }
    return replace(found, missing=tuple(role for role in ROLES if role not in told), guessed=guessed)


def _with_values(layout: Layout, wanted: SeriesColumns) -> Layout:
    """Look into the columns' names for what no column holds; a year there beats a column that was only guessed."""
    patterns = _patterns(layout, wanted)
    if "age" not in layout.columns and not wanted.year and "year" in layout.columns:
        without = replace(
            layout, columns={r: p for r, p in layout.columns.items() if r not in ("year", "count")}
        )
        values = _values(without, {"year", "age"}, patterns)
        if values:
            return replace(without, values=values)
    needed = {"year", "age"} - layout.columns.keys()
    if not needed:
        return layout
    at_hand = {role: at for role, at in layout.columns.items() if role != "count" or wanted.count}
    values = _values(replace(layout, columns=at_hand), needed, patterns)
    return replace(layout, columns={r: p for r, p in at_hand.items() if r != "count"} if values else layout.columns,
                   values=values)  # fmt: skip


def _column(role: str, wanted: SeriesColumns, place: dict[str, int]) -> int | None:
    given = getattr(wanted, role)
    if given:
        return place.get(normalised(given))
    usual = {"area": words.AREA_HEADERS, "year": words.YEAR_HEADERS, "age": words.AGE_HEADERS}
    for header in usual.get(role, words.COUNT_HEADERS):
        if normalised(header) in place:
            return place[normalised(header)]
    if role == "area":
        return next((at for name, at in place.items() if words.AREA_HEADER.match(name)), None)
    return None


def _patterns(layout: Layout, wanted: SeriesColumns) -> dict[str, re.Pattern[str]]:
    """The options that name no column but are regular expressions, by role."""
    named = (
        (role, _pattern(role, getattr(wanted, role))) for role in ROLES[1:] if role not in layout.columns
    )
    return {role: pattern for role, pattern in named if pattern}


def _pattern(role: str, given: str | None) -> re.Pattern[str] | None:
    """The option as a regular expression; year and age need the one group that holds them."""
    try:
        pattern = re.compile(given) if given else None
    except re.error:
        return None
    return pattern if pattern and (role == "count" or pattern.groups == 1) else None


def _values(
    layout: Layout, needed: set[str], patterns: dict[str, re.Pattern[str]]
) -> tuple[ValueColumn, ...]:
    taken = set(layout.columns.values())
    only = patterns.get("count")
    found = [
        value
        for position, name in enumerate(layout.names)
        if name and position not in taken and (only is None or only.search(name))
        if (value := _value(position, name, needed, patterns))
    ]
    if needed == {"year", "age"} and found and all(map(_is_season, found)):
        return ()
    if needed == {"age"} and len({value.age for value in found}) < FEWEST_AGES and "age" not in patterns:
        return ()
    return tuple(found)


def _value(
    position: int, name: str, needed: set[str], patterns: dict[str, re.Pattern[str]]
) -> ValueColumn | None:
    year, age, label = None, None, name
    if "year" in needed:
        pattern = patterns.get("year", YEAR_IN_NAME)
        match = pattern.search(name)
        is_one = "year" in patterns or len(set(YEAR_IN_NAME.findall(name))) == 1
        if match is None or not is_one or not re.fullmatch(r"\d{4}", match[1] or ""):
            return None
        year, label = int(match[1]), name[: match.start()] + " " + name[match.end() :]
    if "age" in needed:
        match = patterns["age"].search(name) if "age" in patterns else None
        told = read_age(label if "age" not in patterns else match[1] or "" if match else "")
        if told is None:
            return None
        age, label = told[0], told[1] or (label.replace(match[0], " ") if match else "")
    label = " ".join(re.findall(r"[^\W_]+", label.casefold()))
    if needed == {"age"} and not _is_category(label) and "age" not in patterns:
        return None
    return ValueColumn(position, name, year, age, label)


def _is_season(value: ValueColumn) -> bool:
    """Whether "2015/16" is a year that begins in summer and no age."""
    return value.year is not None and value.age == (value.year + 1) % 100


def _is_category(label: str) -> bool:
    """Whether what a name tells beside year and age is a part or the whole of a number, such as a sex."""
    counts = {normalised(name) for name in words.COUNT_HEADERS}
    return all(word in words.CATEGORY_WORDS | words.TOTAL_WORDS | counts for word in label.split())


def _are_parts(labels: list[str]) -> bool:
    """Whether columns for one year and age differ by sex or the like alone, and so may be added up."""
    told = [set(label.split()) for label in labels]
    shared = set.intersection(*told)
    known = words.CATEGORY_WORDS | words.TOTAL_WORDS
    return len({*labels}) == len(labels) and all(rest - shared <= known for rest in told)


def _rank(layout: Layout) -> tuple[int, int, int]:
    filled = sum(1 for name in layout.names if name)
    return -len(layout.missing), min(filled, FEWEST_AGES), -layout.header_at
